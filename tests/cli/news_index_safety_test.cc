// Indexes made by somebody else, to do harm, and folders that are no index: nothing is run, nothing
// is deleted, nothing is written to, nothing hangs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <map>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Args = std::vector<std::string>;

constexpr const char* kArticle = R"({"id":"a","title":"Good","text":"A good article."})";

// Every command that opens an index; those that only read it come first.
const std::vector<Args> kReading{{"stats"}, {"export"}, {"check"}, {"add", "--dry-run", "a.jsonl"}};
const std::vector<Args> kWriting{{"remove", "nothing"},
                                 {"compact"},
                                 {"add", "a.jsonl"},
                                 {"check", "--repair"},
                                 {"add", "--rebuild", "a.jsonl"}};

// What is in a folder: the files' contents, where links lead to, and of what kind the rest is.
std::map<std::string, std::string> tree_of(const fs::path& folder) {
  std::map<std::string, std::string> tree;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_symlink())
      tree[name] = "-> " + fs::read_symlink(entry.path()).string();
    else if (entry.is_regular_file())
      tree[name] = content_of(entry.path());
    else
      tree[name] = entry.is_directory() ? "folder" : "other";
  }
  return tree;
}

class Safety : public testing::Test {
 protected:
  void SetUp() override {
    programs_.dir().write("a.jsonl", kArticle);
    ASSERT_EQ(programs_.index({"add", "a.jsonl"}).exit_code, 0);
  }

  // Runs one that must not hang.
  ProgramResult index(const std::string& db, Args args) const {
    args.insert(args.begin(), {"--db", db});
    std::string line = "timeout -s KILL 20 \"$NEWS_INDEX\"";
    for (const std::string& arg : args) line += " '" + arg + "'";
    return programs_.shell(line);
  }
  ProgramResult query(const std::string& db) const {
    return programs_.shell("timeout -s KILL 20 \"$NEWS_QUERY\" --db '" + db + "' good");
  }

  fs::path path(std::string_view name) const { return programs_.dir() / name; }
  fs::path live(const std::string& db = "news.db") const {
    return IndexLocation(path(db)).live_generation();
  }

  // A stub that runs a program when Xapian opens it.
  std::string trap() const { return "remote :/usr/bin/touch " + path("sprung").string() + "\n"; }
  bool sprung() const { return fs::exists(path("sprung")); }

  // A new copy of the index; returns its path.
  fs::path copy(const std::string& db) const {
    fs::remove_all(path(db));
    fs::copy(programs_.db(), path(db), fs::copy_options::recursive);
    return path(db);
  }

  Programs programs_;
};

using Change = std::function<void(const fs::path& db)>;
using Changes = std::vector<std::pair<const char*, Change>>;

void write(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

TEST_F(Safety, OpeningAnIndexRunsNoProgram) {
  write(path("evil/XAPIANDB"), trap());
  write(path("evil.stub"), trap());
  const Changes traps{
      {"a folder with a stub of its own",
       [&](const fs::path& db) {
         fs::remove_all(db / "gen-000001");
         write(db / "gen-000001/XAPIANDB", trap());
       }},
      {"a stub beside the tables",
       [&](const fs::path& db) { write(db / "gen-000001/XAPIANDB", trap()); }},
      {"a plain file",
       [&](const fs::path& db) {
         fs::remove_all(db / "gen-000001");
         write(db / "gen-000001", trap());
       }},
      {"a link to a folder with a stub",
       [&](const fs::path& db) {
         fs::remove_all(db / "gen-000001");
         fs::create_directory_symlink(path("evil"), db / "gen-000001");
       }},
      {"a link to a file",
       [&](const fs::path& db) {
         fs::remove_all(db / "gen-000001");
         fs::create_symlink(path("evil.stub"), db / "gen-000001");
       }},
      {"the newest generation without a stub",
       [&](const fs::path& db) {
         fs::remove(db / "XAPIANDB");
         write(db / "gen-000002/XAPIANDB", trap());
         write(db / "gen-000003", trap());
       }},
      {"a second line",
       [&](const fs::path& db) { write(db / "XAPIANDB", "auto gen-000001\n" + trap()); }},
      {"the index's own stub", [&](const fs::path& db) { write(db / "XAPIANDB", trap()); }},
      {"a way up", [&](const fs::path& db) { write(db / "XAPIANDB", "auto ../evil\n"); }},
      {"a way down and up",
       [&](const fs::path& db) { write(db / "XAPIANDB", "auto gen-000001/../../evil\n"); }},
      {"an absolute path",
       [&](const fs::path& db) { write(db / "XAPIANDB", "auto " + path("evil").string() + "\n"); }},
      {"what a killed writer would have left",
       [&](const fs::path& db) {
         write(db / "gen-000002.new/XAPIANDB", trap());
         write(db / "broadsheet-runs/0-00000001/XAPIANDB", trap());
         write(db / "runs/0-00000001", trap());
       }},
  };
  for (const auto& [name, change] : traps) {
    for (const auto& commands : {kReading, kWriting})
      for (const Args& args : commands) {
        change(copy("copy.db"));
        EXPECT_NE(index("copy.db", args).exit_code, 137) << name << ": " << args[0];
        EXPECT_FALSE(sprung()) << name << ": " << testing::PrintToString(args);
        fs::remove(path("sprung"));
      }
    query(copy("copy.db"));
    change(path("copy.db"));
    EXPECT_NE(query("copy.db").exit_code, 137) << name;
    EXPECT_FALSE(sprung()) << name << ": query";
    fs::remove(path("sprung"));
  }
}

TEST_F(Safety, AStubFileIsNoIndex) {
  write(path("evil.stub"), trap());
  for (const auto& commands : {kReading, kWriting})
    for (const Args& args : commands) {
      if (args[0] == "add" && args[1] == "--dry-run") continue;  // needs no index
      const ProgramResult result = index("evil.stub", args);
      EXPECT_EQ(result.exit_code, 4) << args[0];
      EXPECT_THAT(result.err, HasSubstr("is a file, not an index directory")) << args[0];
    }
  EXPECT_EQ(query("evil.stub").exit_code, 4);
  EXPECT_FALSE(sprung());
}

TEST_F(Safety, AGenerationMustBeAFolderOfItsOwn) {
  fs::rename(live(), path("elsewhere"));
  fs::create_directory_symlink(path("elsewhere"), programs_.db() / "gen-000001");
  const auto before = tree_of(path("elsewhere"));
  for (const Args& args : {Args{"stats"}, {"export"}, {"check"}, {"compact"}, {"remove", "a"}}) {
    const ProgramResult result = index("news.db", args);
    EXPECT_EQ(result.exit_code, 4) << args[0];
    EXPECT_THAT(result.err, HasSubstr("gen-000001 is a symbolic link")) << args[0];
    EXPECT_THAT(result.err, HasSubstr("hint: ")) << args[0];
  }
  EXPECT_EQ(query("news.db").exit_code, 4);
  EXPECT_EQ(tree_of(path("elsewhere")), before);
}

TEST_F(Safety, FoldersOfOthersAreLeftAsTheyAre) {
  const fs::path generation = live();
  const Changes folders{
      {"names like those of generations",
       [](const fs::path& folder) {
         write(folder / "gen-1/photo.jpg", "1");
         write(folder / "gen-2/photo.jpg", "2");
         write(folder / "gen-10.new/photo.jpg", "10");
         write(folder / "runs/monday.gpx", "5 km");
       }},
      {"the very names",
       [](const fs::path& folder) {
         write(folder / "gen-000001/photo.jpg", "1");
         write(folder / "gen-000002.new/photo.jpg", "2");
         write(folder / "broadsheet-runs/monday.gpx", "5 km");
       }},
      {"plain files",
       [](const fs::path& folder) {
         write(folder / "gen-000001", "1");
         write(folder / "gen-000002.new", "2");
         write(folder / "broadsheet-runs", "5 km");
       }},
      {"links",
       [&](const fs::path& folder) {
         fs::create_directories(folder);
         fs::create_directory_symlink(generation, folder / "gen-000002.new");
         fs::create_directory_symlink(programs_.db(), folder / "broadsheet-runs");
       }},
      {"a database of another program under the very name",
       [](const fs::path& folder) {
         fs::create_directories(folder);
         for (const char* name : {"gen-000001", "gen-000002"})
           Xapian::WritableDatabase((folder / name).string(), Xapian::DB_CREATE).commit();
       }},
      {"the same with a stub",
       [](const fs::path& folder) {
         fs::create_directories(folder);
         for (const char* name : {"gen-000001", "gen-000002"})
           Xapian::WritableDatabase((folder / name).string(), Xapian::DB_CREATE).commit();
         write(folder / "XAPIANDB", "auto gen-000002\n");
       }},
      {"a stub of others",
       [](const fs::path& folder) {
         write(folder / "XAPIANDB", "glass gen-000001\n");
         write(folder / "gen-000001/photo.jpg", "1");
         write(folder / "gen-000002.new/postlist.glass", "2");
       }},
      {"a lock of others",
       [](const fs::path& folder) { write(folder / ".lock", std::string(1000, 'x')); }},
  };
  for (const auto& [name, make] : folders) {
    fs::remove_all(path("folder"));
    make(path("folder"));
    const auto before = tree_of(path("folder"));
    for (const auto& commands : {kReading, kWriting})
      for (const Args& args : commands) {
        if (args[0] == "add" && args[1] == "--dry-run") continue;  // needs no index
        EXPECT_EQ(index("folder", args).exit_code, 4) << name << testing::PrintToString(args);
        auto after = tree_of(path("folder"));
        if (args.back() == "--repair" && !before.contains(".lock")) {
          after.erase(".lock");
          fs::remove(path("folder/.lock"));
        }
        EXPECT_EQ(after, before) << name << testing::PrintToString(args);
      }
  }
  EXPECT_EQ(query("news.db").exit_code, 0);
}

TEST_F(Safety, WhatOthersPutBesideAnIndexStays) {
  const Changes others{
      {"a folder", [](const fs::path& db) { write(db / "gen-7/photo.jpg", "7"); }},
      {"a folder under the very name",
       [](const fs::path& db) { write(db / "gen-000007/photo.jpg", "7"); }},
      {"a photo among tables",
       [](const fs::path& db) {
         write(db / "gen-000007/postlist.glass", "7");
         write(db / "gen-000007/photo.jpg", "7");
       }},
      {"a folder among tables",
       [](const fs::path& db) {
         write(db / "gen-000007.new/postlist.glass", "7");
         fs::create_directory(db / "gen-000007.new/docdata.glass");
       }},
      {"folders", [](const fs::path& db) { write(db / "runs/0-00000001/postlist.glass", "7"); }},
      {"a file", [](const fs::path& db) { write(db / "gen-000007", "7"); }},
      {"a note", [](const fs::path& db) { write(db / "notes.txt", "7"); }},
      {"a huge number", [](const fs::path& db) { write(db / "gen-4294967295/photo.jpg", "7"); }},
  };
  for (const auto& [name, put] : others) {
    copy("copy.db");
    fs::create_directory(path("put"));
    put(path("put"));
    put(path("copy.db"));
    for (const Args& args : kWriting) {
      const int code = index("copy.db", args).exit_code;
      EXPECT_EQ(code, args[0] == "remove" ? 1 : 0) << name << testing::PrintToString(args);
      const auto tree = tree_of(path("copy.db"));
      for (const auto& [entry, content] : tree_of(path("put"))) {
        const auto found = tree.find(entry);
        EXPECT_TRUE(found != tree.end() && found->second == content)
            << name << testing::PrintToString(args) << entry;
      }
    }
    EXPECT_EQ(query("copy.db").exit_code, 0) << name;
    fs::remove_all(path("put"));
  }
}

TEST_F(Safety, WhatIsInTheWayIsNamedAndStays) {
  write(programs_.db() / "broadsheet-runs/monday.gpx", "5 km");
  const ProgramResult result = index("news.db", {"add", "--rebuild", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("news.db/broadsheet-runs"));
  EXPECT_THAT(result.err, HasSubstr("hint: "));
  EXPECT_EQ(content_of(programs_.db() / "broadsheet-runs/monday.gpx"), "5 km");
  EXPECT_EQ(query("news.db").exit_code, 0);
}

TEST_F(Safety, NothingIsWrittenThroughALink) {
  const Changes links{
      {".lock", [&](const fs::path& db) { fs::create_symlink(path("mine"), db / ".lock"); }},
      {"XAPIANDB.new",
       [&](const fs::path& db) { fs::create_symlink(path("mine"), db / "XAPIANDB.new"); }},
      {"flintlock",
       [&](const fs::path& db) {
         fs::remove(live("copy.db") / "flintlock");
         fs::create_symlink(path("mine"), db / "gen-000001/flintlock");
       }},
      {"v.tmp",
       [&](const fs::path& db) { fs::create_symlink(path("mine"), db / "gen-000001/v.tmp"); }},
      {"a hard link as .lock",
       [&](const fs::path& db) { fs::create_hard_link(path("mine"), db / ".lock"); }},
      {"a hard link as v.tmp",
       [&](const fs::path& db) { fs::create_hard_link(path("mine"), db / "gen-000001/v.tmp"); }},
      {"runs",
       [&](const fs::path& db) {
         fs::create_directory_symlink(path("my folder"), db / "broadsheet-runs");
       }},
  };
  write(path("my folder/photo.jpg"), "photo");
  for (const auto& [name, link] : links) {
    write(path("mine"), "mine");
    for (const Args& args : std::vector<Args>{{"remove", "a"},
                                              {"compact"},
                                              {"add", "a.jsonl"},
                                              {"check", "--repair"},
                                              {"add", "--rebuild", "a.jsonl"}}) {
      fs::remove(copy("copy.db") / ".lock");
      link(path("copy.db"));
      index("copy.db", args);
      EXPECT_EQ(content_of(path("mine")), "mine") << name << testing::PrintToString(args);
      EXPECT_EQ(tree_of(path("my folder")).size(), 1U) << name << testing::PrintToString(args);
    }
  }
}

TEST_F(Safety, APipeInTheIndexHangsNothing) {
  const std::vector<std::string> names{"XAPIANDB",
                                       ".lock",
                                       "XAPIANDB.new",
                                       "gen-000001",
                                       "gen-000001/iamglass",
                                       "gen-000001/postlist.glass",
                                       "gen-000001/docdata.glass",
                                       "gen-000001/position.glass",
                                       "gen-000001/flintlock",
                                       "gen-000001/v.tmp",
                                       "gen-000001/dictionary"};
  for (const std::string& name : names) {
    for (const auto& commands : {kReading, kWriting})
      for (const Args& args : commands) {
        copy("copy.db");
        fs::remove_all(path("copy.db") / name);
        ASSERT_EQ(::mkfifo((path("copy.db") / name).c_str(), 0600), 0);
        EXPECT_NE(index("copy.db", args).exit_code, 137) << name << testing::PrintToString(args);
      }
    copy("copy.db");
    fs::remove_all(path("copy.db") / name);
    ASSERT_EQ(::mkfifo((path("copy.db") / name).c_str(), 0600), 0);
    EXPECT_NE(query("copy.db").exit_code, 137) << name;
  }
}

TEST_F(Safety, TablesThatACopySharesAreNotChangedInPlace) {
  fs::create_directory(path("backup"));
  for (const fs::directory_entry& entry : fs::directory_iterator(live()))
    fs::create_hard_link(entry.path(), path("backup") / entry.path().filename());
  const auto before = tree_of(path("backup"));
  const ProgramResult refused = index("news.db", {"remove", "a"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, HasSubstr("compact"));
  EXPECT_EQ(tree_of(path("backup")), before);
  EXPECT_EQ(index("news.db", {"compact"}).exit_code, 0);
  EXPECT_EQ(index("news.db", {"remove", "a"}).exit_code, 0);
  EXPECT_EQ(tree_of(path("backup")), before);
}

}  // namespace
}  // namespace broadsheet
