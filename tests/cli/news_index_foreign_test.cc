// Indexes of other versions and databases of other programs: refused, with the way out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Foreign : public testing::Test {
 protected:
  void SetUp() override {
    programs_.dir().write("a.jsonl", R"({"id":"a","title":"Good","text":"A good article."})");
    ASSERT_EQ(programs_.index({"add", "a.jsonl"}).exit_code, 0);
  }

  fs::path live() const { return IndexLocation(programs_.db()).live_generation(); }

  // Every command that opens an index exits 4 and says both.
  void expect_refused(const std::string& db, const std::string& reason, const std::string& hint) {
    std::vector<ProgramResult> results{programs_.query({"--db", db, "good"})};
    for (const std::vector<std::string>& args :
         std::vector<std::vector<std::string>>{{"stats"},
                                               {"export"},
                                               {"compact"},
                                               {"remove", "a"},
                                               {"add", "a.jsonl"},
                                               {"check"},
                                               {"check", "--repair"}}) {
      std::vector<std::string> command{"--db", db};
      command.insert(command.end(), args.begin(), args.end());
      results.push_back(programs_.index(command));
    }
    for (const ProgramResult& result : results) {
      EXPECT_EQ(result.exit_code, 4) << result.err;
      EXPECT_THAT(result.err, HasSubstr(reason));
      EXPECT_THAT(result.err, HasSubstr(hint));
    }
  }

  void set_schema(const std::string& version) {
    Xapian::WritableDatabase db(live().string(), Xapian::DB_OPEN);
    db.set_metadata("broadsheet.schema", version);
    db.commit();
  }

  Programs programs_;
};

TEST_F(Foreign, AnIndexOfAnotherSchemaNamesBothWaysOut) {
  for (const std::string version : {"0", "999", "2-beta"}) {
    set_schema(version);
    expect_refused("news.db", "schema version " + version, "add --rebuild PATH...");
    expect_refused("news.db", "schema version " + version, "export");
  }
  EXPECT_EQ(programs_.index({"add", "--rebuild", "a.jsonl"}).exit_code, 0);
  EXPECT_EQ(programs_.query({"good"}).exit_code, 0);
}

TEST_F(Foreign, ANewerXapianFormatIsRefusedAndCuredByARebuild) {
  const fs::path version_file = live() / "iamglass";
  std::string content = content_of(version_file);
  ASSERT_EQ(content.substr(2, 12), "Xapian Glass");
  content[14] = '\x7f';  // the format's version follows the name
  std::ofstream(version_file, std::ios::binary) << content;
  for (const ProgramResult& result :
       {programs_.query({"good"}), programs_.index({"stats"}), programs_.index({"check"}),
        programs_.index({"check", "--repair"}), programs_.index({"add", "a.jsonl"})}) {
    EXPECT_EQ(result.exit_code, 4) << result.err;
    EXPECT_THAT(result.err, HasSubstr("another version of Xapian"));
    EXPECT_THAT(result.err, HasSubstr("add --rebuild PATH..."));
  }
  EXPECT_EQ(programs_.index({"add", "--rebuild", "a.jsonl"}).exit_code, 0);
  EXPECT_EQ(programs_.query({"good"}).exit_code, 0);
}

TEST_F(Foreign, APlainXapianDatabaseIsLeftAlone) {
  const fs::path plain = programs_.dir() / "plain";
  Xapian::WritableDatabase(plain.string(), Xapian::DB_CREATE).commit();
  const std::string before = content_of(plain / "iamglass");
  expect_refused("plain", "is a Xapian database, but not one of news-index", "--db DIR");
  EXPECT_EQ(programs_.index({"--db", "plain", "add", "--rebuild", "a.jsonl"}).exit_code, 4);
  EXPECT_EQ(content_of(plain / "iamglass"), before);
  EXPECT_FALSE(fs::exists(plain / ".lock"));
}

TEST_F(Foreign, AStubOfAnotherProgramIsLeftAlone) {
  programs_.dir().write("stub/XAPIANDB", "glass /var/lib/other\n");
  expect_refused("stub", "is a Xapian database, but not one of news-index", "--db DIR");
  EXPECT_EQ(content_of(programs_.dir() / "stub/XAPIANDB"), "glass /var/lib/other\n");
}

TEST_F(Foreign, ADirectoryOfOtherThingsIsLeftAlone) {
  programs_.dir().write("folder/photo.jpg", "x");
  EXPECT_EQ(programs_.query({"--db", "folder", "good"}).exit_code, 4);
  for (const char* command : {"stats", "export", "compact", "check"}) {
    const ProgramResult result = programs_.index({"--db", "folder", command});
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_THAT(result.err, HasSubstr("is a directory without an index"));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(programs_.dir() / "folder"), {}), 1);
}

}  // namespace
}  // namespace broadsheet
