// news-index on bad input, bad indexes and bad command lines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "corpus/store/writer_lock.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::ordered_json;

constexpr const char* kGoodLine = R"({"id":"good","title":"Good","text":"A good article."})"
                                  "\n";

TEST(NewsIndexErrors, ReportBrokenLinesByNumberAndKeepTheRest) {
  const Programs programs;
  programs.dir().write("a.jsonl", std::string(kGoodLine) + "{\"id\": \"x\", \n\n[1,2]\n{}\n");
  const ProgramResult result = programs.index({"add", "a.jsonl", "--errors", "errors.jsonl"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("a.jsonl: line 2: "));
  EXPECT_THAT(result.err, HasSubstr("a.jsonl: line 4: "));
  EXPECT_THAT(result.err, HasSubstr("a.jsonl: line 5: "));
  EXPECT_THAT(result.err, HasSubstr("added 1, updated 0, unchanged 0, removed 0, failed 3"));
  std::ifstream errors(programs.dir() / "errors.jsonl");
  std::string line;
  ASSERT_TRUE(std::getline(errors, line));
  EXPECT_EQ(Json::parse(line)["path"], "a.jsonl");
  EXPECT_EQ(Json::parse(line)["record"], "line 2");
  EXPECT_NE(Json::parse(line)["reason"], "");
  EXPECT_THAT(programs.index({"export"}).out, HasSubstr("\"good\""));
}

TEST(NewsIndexErrors, ShowTwentyFailuresAndCountTheRest) {
  const Programs programs;
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "broken\n";
  programs.dir().write("a.jsonl", kGoodLine + lines);
  const ProgramResult result = programs.index({"add", "a.jsonl", "--errors", "errors.jsonl"});
  EXPECT_THAT(result.err, HasSubstr("line 21:"));
  EXPECT_THAT(result.err, Not(HasSubstr("line 22:")));
  EXPECT_THAT(result.err, HasSubstr("80 more that failed"));
  std::ifstream errors(programs.dir() / "errors.jsonl");
  EXPECT_EQ(std::count(std::istreambuf_iterator<char>(errors), {}, '\n'), 100);
}

TEST(NewsIndexErrors, ReportWhatCannotBeReadAndIndexTheRest) {
  const Programs programs;
  programs.dir().write("in/a.jsonl", kGoodLine);
  programs.dir().write("in/empty.txt", "");
  programs.dir().write("in/picture.jpg", std::string("\xff\xd8\xff\xe0\0\0binary\0\0", 14));
  fs::create_symlink("nowhere", programs.dir() / "in/dangling.jsonl");
  fs::create_directory_symlink(".", programs.dir() / "in/loop");
  const ProgramResult result = programs.index({"add", "in", "--follow-symlinks"});
  EXPECT_EQ(result.exit_code, 1);
  for (const char* name : {"empty.txt", "dangling.jsonl", "loop"})
    EXPECT_THAT(result.err, HasSubstr(name));
  EXPECT_THAT(result.err, Not(HasSubstr("picture.jpg")));
  EXPECT_THAT(result.err, HasSubstr("added 1, updated 0, unchanged 0, removed 0, skipped 1, "));
}

TEST(NewsIndexErrors, SkipWhatIsOfNoFormatUnlessItIsNamed) {
  const Programs programs;
  programs.dir().write("in/a.jsonl", kGoodLine);
  programs.dir().write("in/picture.jpg", std::string("\xff\xd8\xff\xe0\0\0binary\0\0", 14));
  programs.dir().write("in/film", std::string(2 << 20, '\0'));
  programs.dir().write("in/style.css", "body { color: red }");
  programs.dir().write("in/tool.py", "print('The ferry resumed.')");
  programs.dir().write("in/page.html", "<title>Mill closes</title><p>The mill closed.");
  programs.dir().write("in/page_files/ad.html", "<title>Buy</title><p>Buy this.");
  programs.dir().write("in/other_files/b.html", "<title>Frost</title><p>Frost is feared.");
  for (const int added : {3, 0}) {
    const ProgramResult result = programs.index({"add", "-v", "--json", "in"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const Json summary = Json::parse(result.out);
    EXPECT_EQ(summary["added"], added);
    EXPECT_EQ(summary["skipped"], 5);
    EXPECT_EQ(summary["failed"], 0);
    for (const char* name : {"picture.jpg", "film", "style.css", "tool.py", "page_files/ad.html"}) {
      EXPECT_THAT(result.err, HasSubstr("skipped: in/" + std::string(name)));
      EXPECT_THAT(result.out, HasSubstr("\"in/" + std::string(name)));
    }
  }
  for (const char* name : {"in/picture.jpg", "in/film", "in/style.css", "in/tool.py"}) {
    const ProgramResult result = programs.index({"add", "--json", name});
    EXPECT_EQ(result.exit_code, 1) << name;
    EXPECT_THAT(result.err, HasSubstr(name)) << "said without -v too";
    EXPECT_EQ(Json::parse(result.out)["failed"], 1) << name;
  }
}

TEST(NewsIndexErrors, RemoveTheArticlesOfAFileThatIsNoArticleAnyMore) {
  const Programs programs;
  programs.dir().write("in/a", kGoodLine);
  programs.index({"add", "in"});
  programs.dir().write("in/a", std::string(100, '\0'));
  EXPECT_THAT(programs.index({"add", "in"}).err, HasSubstr("removed 1, skipped 1, failed 0"));
  EXPECT_EQ(programs.index({"export"}).out, "");
}

TEST(NewsIndexErrors, ReportFilesOfAKnownFormatThatHoldNoArticle) {
  const Programs programs;
  programs.dir().write("in/a.jsonl", kGoodLine);
  programs.dir().write("in/numbers.json", "[1,2,3]");
  programs.dir().write("in/other.rss", "<a>x</a>");
  programs.dir().write("in/table.csv", "title,text\n");
  const ProgramResult result = programs.index({"add", "in"});
  EXPECT_EQ(result.exit_code, 1);
  for (const char* name : {"numbers.json", "other.rss", "table.csv"})
    EXPECT_THAT(result.err, HasSubstr(name + std::string(": holds no article")));
  EXPECT_THAT(result.err, HasSubstr("added 1, updated 0, unchanged 0, removed 0, failed 3"));
}

TEST(NewsIndexErrors, TakeVeryLongTermsIdsAndInvalidBytes) {
  const Programs programs;
  const std::string word(3000, 'w'), id(2000, 'i');
  programs.dir().write("a.jsonl", R"({"id":")" + id + R"(","title":")" + word + R"(","author":")" +
                                      word + R"(","text":"caf\u00e9 \ud800 )" + word + " \xff\xfe" +
                                      R"(","section":")" + word + "\"}\n");
  const ProgramResult result = programs.index({"add", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(programs.index({"remove", id}).exit_code, 0);
}

TEST(NewsIndexErrors, RefuseToPutAnIndexWhereOtherThingsAre) {
  const Programs programs;
  programs.dir().write("a.jsonl", kGoodLine);
  programs.dir().write("file", "text");
  programs.dir().write("folder/photo.jpg", "x");
  Xapian::WritableDatabase((programs.dir() / "plain").string(), Xapian::DB_CREATE).commit();
  for (const char* db : {"file", "folder", "plain"}) {
    for (const char* command : {"add", "stats", "compact", "export", "remove"}) {
      const ProgramResult result = programs.index({command, "--db", db, "a.jsonl"});
      const bool takes_argument = std::string(command) == "add" || std::string(command) == "remove";
      if (takes_argument)
        EXPECT_EQ(result.exit_code, 4) << command << ' ' << db << ": " << result.err;
      else
        EXPECT_EQ(programs.index({command, "--db", db}).exit_code, 4) << command << ' ' << db;
    }
  }
  EXPECT_FALSE(fs::exists(programs.dir() / "folder/.lock"));
}

TEST(NewsIndexErrors, SayWhatToDoWithoutAnIndex) {
  const Programs programs;
  const ProgramResult result = programs.index({"stats"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, HasSubstr("there is no index at"));
  EXPECT_THAT(result.err, HasSubstr("hint: "));
  EXPECT_EQ(result.out, "");
}

TEST(NewsIndexErrors, RefuseAnOlderSchemaAndTakeARebuild) {
  const Programs programs;
  programs.dir().write("a.jsonl", kGoodLine);
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const IndexLocation location(programs.db());
  Xapian::WritableDatabase db(location.live_generation().string(), Xapian::DB_OPEN);
  db.set_metadata("broadsheet.schema", "0");
  db.commit();
  db.close();
  const ProgramResult refused = programs.index({"add", "a.jsonl"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, HasSubstr("schema version 0"));
  EXPECT_EQ(programs.index({"add", "--rebuild", "a.jsonl"}).exit_code, 0);
  EXPECT_EQ(programs.index({"stats"}).exit_code, 0);
}

TEST(NewsIndexErrors, ReportADamagedIndex) {
  const Programs programs;
  programs.dir().write("a.jsonl", kGoodLine);
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  fs::resize_file(IndexLocation(programs.db()).live_generation() / "iamglass", 5);
  EXPECT_EQ(programs.index({"stats"}).exit_code, 4);
  EXPECT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 4);
  EXPECT_EQ(programs.index({"add", "--rebuild", "a.jsonl"}).exit_code, 0);
}

TEST(NewsIndexErrors, NameTheProcessThatHoldsTheIndex) {
  const Programs programs;
  programs.dir().write("a.jsonl", kGoodLine);
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const WriterLock lock(IndexLocation(programs.db()), 0s, LockFor::kChanging);
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"add", "a.jsonl"}, {"remove", "x"}, {"compact"}}) {
    const ProgramResult result = programs.index(args);
    EXPECT_EQ(result.exit_code, 3) << args[0];
    EXPECT_THAT(result.err, HasSubstr("process " + std::to_string(getpid()))) << args[0];
  }
  EXPECT_EQ(programs.index({"stats"}).exit_code, 0) << "readers never wait";
  EXPECT_EQ(programs.index({"add", "--dry-run", "a.jsonl"}).exit_code, 0);
}

TEST(NewsIndexErrors, RefuseWhatTheCommandLineDoesNotKnow) {
  const Programs programs;
  programs.dir().write("a.jsonl", kGoodLine);
  const std::vector<std::vector<std::string>> kCases = {
      {},
      {"frobnicate"},
      {"add"},
      {"add", "a.jsonl", "--frob"},
      {"add", "a.jsonl", "--format", "doc"},
      {"add", "a.jsonl", "--lang", "klingon"},
      {"add", "a.jsonl", "--memory", "lots"},
      {"add", "a.jsonl", "-j", "0"},
      {"add", "a.jsonl", "--positions", "maybe"},
      {"add", "a.jsonl", "--color", "sometimes"},
      {"export", "--format", "xml"},
  };
  for (const auto& args : kCases) {
    const ProgramResult result = programs.index(args);
    EXPECT_EQ(result.exit_code, 2) << testing::PrintToString(args);
    EXPECT_NE(result.err, "") << testing::PrintToString(args);
    EXPECT_EQ(result.out, "") << testing::PrintToString(args);
  }
  EXPECT_FALSE(fs::exists(programs.db()));
}

TEST(NewsIndexErrors, MakeNoIndexWhenNothingCouldBeRead) {
  const Programs programs;
  EXPECT_EQ(programs.index({"add", "nosuch"}).exit_code, 1);
  EXPECT_EQ(programs.index({"stats"}).exit_code, 4);
}

}  // namespace
}  // namespace broadsheet
