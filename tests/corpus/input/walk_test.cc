#include "corpus/input/walk.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Walked {
  std::vector<std::string> files;  // shown, without the directory's own path
  std::vector<std::string> unreadable;
};

class Walk : public testing::Test {
 protected:
  Walked run(std::vector<std::string> paths, const WalkOptions& options = {}) {
    Walked out;
    std::string root = dir_.path().string() + "/";
    auto without_root = [&](std::string_view path) {
      return std::string(path.starts_with(root) ? path.substr(root.size()) : path);
    };
    for (const WalkedFile& file : walk(paths, options, [&](const Failure& failure) {
           out.unreadable.push_back(without_root(failure.path) + ": " + failure.reason);
         }))
      out.files.push_back(without_root(file.shown));
    return out;
  }
  std::string root() const { return dir_.path().string(); }
  std::string at(const std::string& name) const { return (dir_ / name).string(); }

  TempDir dir_;
};

TEST_F(Walk, ListsFilesRecursivelyByName) {
  dir_.write("b.txt", "x");
  dir_.write("a/z.txt", "x");
  dir_.write("a/b/c.txt", "x");
  dir_.write("c.txt", "x");
  EXPECT_THAT(run({root()}).files, ElementsAre("a/b/c.txt", "a/z.txt", "b.txt", "c.txt"));
}

TEST_F(Walk, TellsSizeTimeAndAbsolutePath) {
  dir_.write("a.txt", "12345");
  std::string path = at("sub/../a.txt");
  std::filesystem::create_directory(dir_ / "sub");
  struct timespec times[2] = {{1, 0}, {1000000000, 123}};
  utimensat(AT_FDCWD, at("a.txt").c_str(), times, 0);
  auto files = walk(std::vector{path}, {}, [](auto&&) { FAIL(); });
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, at("a.txt"));
  EXPECT_EQ(files[0].shown, at("a.txt"));
  EXPECT_EQ(files[0].size, 5u);
  EXPECT_EQ(files[0].mtime, 1000000000000000123);
}

TEST_F(Walk, SkipsHiddenFilesUnlessTheyAreNamed) {
  dir_.write(".hidden.txt", "x");
  dir_.write(".dir/a.txt", "x");
  dir_.write("seen.txt", "x");
  EXPECT_THAT(run({root()}).files, ElementsAre("seen.txt"));
  EXPECT_THAT(run({at(".hidden.txt"), at(".dir")}).files, ElementsAre(".hidden.txt", ".dir/a.txt"));
}

TEST_F(Walk, SkipsIndexes) {
  dir_.write("news.db/XAPIANDB", "auto gen");
  dir_.write("old.db/iamglass", "x");
  dir_.write("old.db/a.txt", "x");
  dir_.write("a.txt", "x");
  EXPECT_THAT(run({root()}).files, ElementsAre("a.txt"));
  Walked named = run({at("news.db")});
  EXPECT_THAT(named.files, IsEmpty());
  EXPECT_THAT(named.unreadable, ElementsAre(HasSubstr("is an index")));
}

TEST_F(Walk, ExcludesByNameAndByPath) {
  dir_.write("a.txt", "x");
  dir_.write("a.log", "x");
  dir_.write("tmp/b.txt", "x");
  dir_.write("deep/tmp2/c.txt", "x");
  WalkOptions options;
  options.exclude = {"*.log", "tmp", "*/deep/*2"};
  EXPECT_THAT(run({root()}, options).files, ElementsAre("a.txt"));
}

TEST_F(Walk, FollowsLinksOnlyWhenAsked) {
  dir_.write("real/a.txt", "x");
  std::filesystem::create_directory_symlink(dir_ / "real", dir_ / "linked");
  std::filesystem::create_symlink(dir_ / "real/a.txt", dir_ / "b.txt");
  EXPECT_THAT(run({root()}).files, ElementsAre("real/a.txt"));
  EXPECT_THAT(run({at("linked")}).files, ElementsAre("linked/a.txt"));
  WalkOptions follow;
  follow.follow_symlinks = true;
  EXPECT_THAT(run({root()}, follow).files, ElementsAre("b.txt", "linked/a.txt", "real/a.txt"));
}

TEST_F(Walk, ReportsLoopsOfLinksAndGoesOn) {
  dir_.write("a/b/c.txt", "x");
  std::filesystem::create_directory_symlink(dir_ / "a", dir_ / "a/b/loop");
  WalkOptions follow;
  follow.follow_symlinks = true;
  Walked walked = run({root()}, follow);
  EXPECT_THAT(walked.files, ElementsAre("a/b/c.txt"));
  EXPECT_THAT(walked.unreadable, ElementsAre(HasSubstr("a/b/loop: is a loop")));
}

TEST_F(Walk, EntersEachLinkedDirectoryOnce) {
  // Without that, ten directories that all link to each other make millions of paths.
  for (int i = 0; i < 10; ++i) {
    std::string name = "d" + std::to_string(i);
    dir_.write(name + "/a.txt", "x");
    for (int j = 0; j < 10; ++j)
      if (i != j)
        std::filesystem::create_directory_symlink(dir_ / ("d" + std::to_string(j)),
                                                  dir_ / (name + "/l" + std::to_string(j)));
  }
  WalkOptions follow;
  follow.follow_symlinks = true;
  Walked walked = run({root()}, follow);
  EXPECT_GE(walked.files.size(), 10u);
  EXPECT_LE(walked.files.size(), 20u);
}

TEST_F(Walk, ReportsWhatIsMissingOrNoFileAndGoesOn) {
  dir_.write("a.txt", "x");
  ASSERT_EQ(mkfifo(at("pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink(dir_ / "gone", dir_ / "dangling");
  WalkOptions follow;
  follow.follow_symlinks = true;
  Walked walked = run({at("missing"), at("pipe"), root()}, follow);
  EXPECT_THAT(walked.files, ElementsAre("a.txt"));
  EXPECT_THAT(walked.unreadable,
              ElementsAre("missing: does not exist", "pipe: is not a regular file or directory",
                          "dangling: does not exist"));
}

TEST_F(Walk, ReportsUnreadableDirectories) {
  if (geteuid() == 0) GTEST_SKIP() << "root can read everything";
  dir_.write("closed/a.txt", "x");
  chmod(at("closed").c_str(), 0);
  Walked walked = run({root()});
  chmod(at("closed").c_str(), 0700);
  EXPECT_THAT(walked.unreadable, ElementsAre(HasSubstr("closed: can't be read")));
}

TEST_F(Walk, ShowsNamesThatAreNoTextAsText) {
  dir_.write("caf\xE9.txt", "x");
  dir_.write("caf\xC3\xA9.txt", "x");
  dir_.write("new\nline.txt", "x");
  EXPECT_THAT(run({root()}).files, ElementsAre("café.txt", "caf%E9.txt", "new%0Aline.txt"));
  EXPECT_THAT(run({at("gone\xFF")}).unreadable, ElementsAre("gone%FF: does not exist"));
}

TEST_F(Walk, ListsAFileThatIsNamedTwiceOnce) {
  dir_.write("a.txt", "x");
  dir_.write("b.txt", "x");
  EXPECT_THAT(run({at("b.txt"), root(), root() + "/"}).files, ElementsAre("b.txt", "a.txt"));
}

TEST_F(Walk, ShowsRelativePathsAsTheyAreNamed) {
  dir_.write("sub/a.txt", "x");
  auto before = std::filesystem::current_path();
  std::filesystem::current_path(dir_.path());
  EXPECT_THAT(run({"./sub/"}).files, ElementsAre("sub/a.txt"));
  EXPECT_THAT(run({"."}).files, ElementsAre("sub/a.txt"));
  auto files = walk(std::vector<std::string>{"."}, {}, [](auto&&) { FAIL(); });
  std::filesystem::current_path(before);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, at("sub/a.txt"));
}

}  // namespace
}  // namespace broadsheet
