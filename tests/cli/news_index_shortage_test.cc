// Too few file descriptors, too little memory, files that may not be read or written: said as such,
// and a sound index is never called damaged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"
#include "tests/rounds.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class Shortage : public testing::Test {
 protected:
  void SetUp() override {
    programs_.dir().write("a.jsonl",
                          R"({"id":"a","title":"Good","text":"A good article.","lang":"en"})");
    programs_.dir().write("b.jsonl",
                          R"({"id":"b","title":"Bad","text":"A bad article.","lang":"en"})");
    ASSERT_EQ(programs_.index({"add", "--positions", "yes", "a.jsonl"}).exit_code, 0);
  }

  // A command line of a user who may read the index and nothing more.
  ProgramResult as_stranger(const std::string& line) const {
    std::string stranger;
    if (::geteuid() == 0)
      stranger = "exec setpriv --reuid=65534 --regid=65534 --clear-groups bash -c '" + line + "'";
    else
      stranger = line;
    return programs_.shell(stranger);
  }

  // False where that isn't possible, in a build directory of root's for example.
  bool has_stranger() const {
    fs::permissions(programs_.dir().path(), fs::perms(0755));
    return as_stranger("\"$NEWS_INDEX\" --help").exit_code == 0;
  }

  void make_read_only() const {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(programs_.db()))
      fs::permissions(entry.path(), fs::perms(entry.is_directory() ? 0555 : 0444));
    fs::permissions(programs_.db(), fs::perms(0555));
  }
  void make_writable() const {
    fs::permissions(programs_.db(), fs::perms(0755));
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(programs_.db()))
      fs::permissions(entry.path(), fs::perms(entry.is_directory() ? 0755 : 0644));
  }

  Programs programs_;
};

TEST_F(Shortage, TooFewDescriptorsAreSaidAsSuch) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers need descriptors of their own";
  const std::vector<std::pair<std::string, std::string>> commands{
      {"\"$NEWS_QUERY\" good", "A good article"},
      {"\"$NEWS_INDEX\" stats", "articles   1"},
      {"\"$NEWS_INDEX\" export", "A good article"},
      {"\"$NEWS_INDEX\" check -j 2 2>&1", "no problem"},
      {"\"$NEWS_INDEX\" compact 2>&1", "compacted"},
      {"\"$NEWS_INDEX\" remove b 2>&1", "not found 1"},
      {"\"$NEWS_INDEX\" add a.jsonl 2>&1", "unchanged 1"},
      {"\"$NEWS_INDEX\" add --rebuild -j 2 a.jsonl 2>&1", "added 1"},
  };
  for (const auto& [command, works] : commands) {
    bool worked = false;
    for (int limit = 5; limit < 70; limit += limit < 16 ? 1 : 15) {
      const ProgramResult result =
          programs_.shell("ulimit -n " + std::to_string(limit) + "; exec " + command);
      const std::string said = result.out + result.err;
      worked = said.find(works) != std::string::npos;
      EXPECT_THAT(said, Not(HasSubstr("damaged"))) << limit << command;
      EXPECT_NE(result.exit_code, 4) << limit << command << said;
      if (worked || result.exit_code == 127) continue;
      EXPECT_THAT(said, HasSubstr("oo many open files")) << limit << command;
      const bool is_of_a_file = said.find("a.jsonl") != std::string::npos;  // one of the input
      EXPECT_EQ(result.exit_code, is_of_a_file ? 1 : 2) << limit << command << said;
      EXPECT_TRUE(is_of_a_file || said.find("ulimit -n") != std::string::npos) << said;
    }
    EXPECT_TRUE(worked) << command;
  }
  EXPECT_EQ(programs_.query({"good"}).exit_code, 0);
}

TEST_F(Shortage, AnUnreadableIndexIsNotCalledDamaged) {
  if (!has_stranger()) GTEST_SKIP() << "there is no other user here";
  for (const char* file :
       {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    const fs::path path = IndexLocation(programs_.db()).live_generation() / file;
    fs::permissions(path, fs::perms(0000));
    for (const char* command :
         {"\"$NEWS_QUERY\" good", "\"$NEWS_INDEX\" stats", "\"$NEWS_INDEX\" check"}) {
      const ProgramResult result = as_stranger(command);
      EXPECT_EQ(result.exit_code, 2) << file << command << result.err;
      EXPECT_THAT(result.err, HasSubstr("Permission denied")) << file << command;
      EXPECT_THAT(result.err, HasSubstr("hint: ")) << file << command;
      EXPECT_THAT(result.err, Not(HasSubstr("damaged"))) << file << command;
    }
    fs::permissions(path, fs::perms(0644));
  }
}

TEST_F(Shortage, ACheckNeedsNoWriteAccess) {
  if (!has_stranger()) GTEST_SKIP() << "there is no other user here";
  fs::remove(programs_.db() / ".lock");
  make_read_only();
  const ProgramResult result = as_stranger("\"$NEWS_INDEX\" check");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("no problem"));
  const ProgramResult refused = as_stranger("\"$NEWS_INDEX\" check --repair");
  EXPECT_EQ(refused.exit_code, 2) << refused.err;
  EXPECT_THAT(refused.err, HasSubstr(".lock: Permission denied"));
  make_writable();
}

// What is in a folder, with sizes.
std::map<std::string, uintmax_t> listing(const fs::path& folder) {
  std::map<std::string, uintmax_t> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().filename() != ".lock")
      found[entry.path().string()] = entry.is_regular_file() ? entry.file_size() : 0;
  return found;
}

// A limit on the size of files fails at the same calls as a full disk, and needs no disk of its own.
TEST_F(Shortage, AWriteThatFailsIsSaidAsSuchAndLeavesNothing) {
  if (kSanitized) GTEST_SKIP() << "Xapian 1.4.22 leaks what it was writing when a write fails";
  programs_.dir().write("c.jsonl", R"({"id":"c","title":"New","text":"A new one.","lang":"en"})");
  const fs::path damaged = programs_.dir() / "damaged.db";
  fs::copy(programs_.db(), damaged, fs::copy_options::recursive);
  fs::resize_file(IndexLocation(damaged).live_generation() / "termlist.glass", 1000);
  const std::vector<std::pair<std::string, fs::path>> commands{
      {"\"$NEWS_INDEX\" compact", programs_.db()},
      {"\"$NEWS_INDEX\" add --rebuild c.jsonl", programs_.db()},
      {"\"$NEWS_INDEX\" --db damaged.db check --repair", damaged},
  };
  for (const auto& [command, db] : commands) {
    const auto before = listing(db);
    for (const int kilobytes : {1, 4, 7}) {
      const ProgramResult result =
          programs_.shell("ulimit -f " + std::to_string(kilobytes) + "; exec " + command);
      EXPECT_EQ(result.exit_code, 2) << kilobytes << command << result.err;
      EXPECT_THAT(result.err, HasSubstr("File too large")) << kilobytes << command;
      EXPECT_THAT(result.err, HasSubstr(db.filename().string())) << kilobytes << command;
      EXPECT_THAT(result.err, HasSubstr("hint: ")) << kilobytes << command;
      EXPECT_EQ(listing(db), before) << kilobytes << command << result.err;
    }
    const ProgramResult enough = programs_.shell(command);
    EXPECT_EQ(enough.exit_code, 0) << command << enough.err;
  }
}

TEST_F(Shortage, ACheckWritesNothing) {
  fs::remove(programs_.db() / ".lock");
  const auto written = fs::last_write_time(programs_.db());
  EXPECT_EQ(programs_.index({"check"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(programs_.db() / ".lock"));
  EXPECT_EQ(fs::last_write_time(programs_.db()), written);
}

}  // namespace
}  // namespace broadsheet
