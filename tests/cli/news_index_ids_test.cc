// What articles are called: labels of files, records without ids, ids that are stated twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;
using Json = nlohmann::ordered_json;

class NewsIndexIds : public testing::Test {
 protected:
  // "added updated unchanged removed replaced failed" of an `add` that runs in `directory`.
  std::string add_in(const std::string& directory, const std::string& arguments) {
    last_ = programs_.shell("cd " + directory + " && $NEWS_INDEX add --json " + arguments);
    const Json summary = Json::parse(last_.out, nullptr, false);
    if (summary.is_discarded()) return last_.err;
    std::string out;
    for (const char* name : {"added", "updated", "unchanged", "removed", "replaced", "failed"})
      out += (out.empty() ? "" : " ") + summary[name].dump();
    return out;
  }
  std::string add(const std::string& arguments) { return add_in(".", arguments); }

  std::vector<std::string> ids() {
    std::vector<std::string> out;
    std::istringstream lines(programs_.index({"export"}).out);
    for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line)["id"]);
    return out;
  }
  void write(const std::string& name, const std::string& content) {
    programs_.dir().write(name, content);
  }
  std::string at(const std::string& name) const { return (programs_.dir() / name).string(); }

  Programs programs_;
  ProgramResult last_;
};

TEST_F(NewsIndexIds, OfTwoFilesAreNeverTheSame) {
  write("a/story.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  write("b/story.txt", "Mill closes\n\nThe mill closed.\n");
  EXPECT_EQ(add_in("a", "story.txt"), "1 0 0 0 0 0");
  EXPECT_EQ(add_in("b", "story.txt"), "1 0 0 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("story.txt", at("b/story.txt")));
  EXPECT_EQ(add("."), "0 0 2 0 0 0");
  EXPECT_EQ(add("--reread ."), "0 0 2 0 0 0") << "the same ids and paths from everywhere";
}

TEST_F(NewsIndexIds, StayWhateverTheDirectoryIsFromWhichTheFileIsAdded) {
  write("a/b/list.csv", "title,text\nFerry,It sails.\nMill,It closed.\n");
  write("a/b/pages.html", "<title>Frost</title><p>Frost is feared.");
  EXPECT_EQ(add("a"), "3 0 0 0 0 0");
  const std::vector<std::string> first = ids();
  EXPECT_THAT(first, UnorderedElementsAre("a/b/list.csv#2", "a/b/list.csv#3", "a/b/pages.html"));
  write("a/b/list.csv", "title,text\nFerry,It sails again.\nMill,It closed.\n");
  EXPECT_EQ(add_in("a/b", "."), "0 1 2 0 0 0");
  EXPECT_EQ(add_in("a", "--reread " + at("a/b")), "0 0 3 0 0 0");
  EXPECT_EQ(ids().size(), 3U);
  EXPECT_THAT(programs_.index({"export"}).out, HasSubstr("\"path\":\"a/b/list.csv\""));
}

TEST_F(NewsIndexIds, StartBelowABaseThatTheIndexRemembers) {
  write("archive/2020/a.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  write("archive/2020/b.txt", "Mill closes\n\nThe mill closed.\n");
  write("c.txt", "Frost feared\n\nGrowers fear frost.\n");
  EXPECT_EQ(add_in("archive/2020", "--id-base .. a.txt"), "1 0 0 0 0 0");
  EXPECT_EQ(add(at("archive") + " c.txt"), "2 0 1 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("2020/a.txt", "2020/b.txt", "c.txt"));
  EXPECT_EQ(programs_.index({"add", "--id-base", "nosuch", "c.txt"}).exit_code, 2);
}

TEST_F(NewsIndexIds, StayWithAFileThatHasMoved) {
  write("a/one.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  write("a/two.csv", "title,text\nMill,It closed.\n");
  EXPECT_EQ(add("a"), "2 0 0 0 0 0");
  fs::rename(programs_.dir() / "a", programs_.dir() / "b");
  EXPECT_EQ(add("b"), "0 0 2 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("a/one.txt", "a/two.csv#2"));
  EXPECT_EQ(add("b"), "0 0 2 0 0 0") << "known at the new place";
  write("b/two.csv", "title,text\nMill,It reopened.\n");
  EXPECT_EQ(add("b"), "0 1 1 0 0 0");
  fs::remove(programs_.dir() / "b/one.txt");
  EXPECT_EQ(add("--purge b"), "0 0 1 1 0 0");
  EXPECT_EQ(programs_.index({"check"}).exit_code, 0);
}

TEST_F(NewsIndexIds, AreOfACopyItsOwn) {
  write("a.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  add("a.txt");
  write("b.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  EXPECT_EQ(add("."), "1 0 1 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("a.txt", "b.txt"));
}

TEST_F(NewsIndexIds, OfRecordsFromStdinAreOfTheirContent) {
  const std::string monday = R"({"title":"Ferry resumes","text":"It sails."})"
                             "\n";
  const std::string tuesday = R"({"title":"Mill closes","text":"It closed.","date":"05/11/2019"})"
                              "\n";
  for (const std::string& input : {monday, tuesday, monday + tuesday})
    programs_.index({"add", "-"}, input);
  EXPECT_THAT(ids(), ElementsAre(StartsWith("stdin:"), StartsWith("stdin:")));
}

TEST_F(NewsIndexIds, ThatSeveralItemsOfAFileShareIdentifyNoneOfThem) {
  write("feed.rss",
        "<rss version='2.0'><channel><title>Wire</title>"
        "<item><title>Ferry</title><guid>same</guid><description>One.</description></item>"
        "<item><title>Mill</title><guid>same</guid><description>Two.</description></item>"
        "<item><title>Frost</title><guid>own</guid><description>Three.</description></item>"
        "</channel></rss>");
  write("rows.csv", "id,title,text\n7,Ferry,It sails.\n7,Mill,It closed.\n8,Frost,It is cold.\n");
  EXPECT_EQ(add("feed.rss rows.csv"), "6 0 0 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("feed.rss#1", "feed.rss#2", "own", "rows.csv#2",
                                          "rows.csv#3", "8"));
  EXPECT_THAT(last_.err, HasSubstr("warning: feed.rss: 2 articles state ids or addresses"));
}

TEST_F(NewsIndexIds, ThatAnotherFileStatesTooAreReportedOnceForEachPair) {
  const std::string large(17 << 20, 'x');  // enough to be built in bulk
  for (const bool in_bulk : {false, true}) {
    fs::remove_all(programs_.db());
    write("a.csv", "id,title,text\n1,Ferry,It sails.\n2,Mill,It closed.\n3,Frost,It is cold.\n");
    write("b.csv", "id,title,text\n1,Bus,It stood.\n2,Train,It ran.\n");
    write("large.txt", in_bulk ? large : "Nothing large\n\nHere.\n");
    EXPECT_EQ(add("a.csv"), "3 0 0 0 0 0");
    EXPECT_EQ(add("b.csv large.txt"), "1 0 0 0 2 0");
    EXPECT_EQ(last_.exit_code, 0);
    EXPECT_THAT(last_.err, HasSubstr("b.csv: 2 of its articles replace articles of a.csv"));
    EXPECT_THAT(last_.err, HasSubstr("--id-prefix"));
    EXPECT_THAT(last_.err, HasSubstr("replaced 2, "));
    EXPECT_EQ(ids().size(), 4U);
  }
}

TEST_F(NewsIndexIds, ThatTwoNewFilesStateAreReportedToo) {
  write("a.csv", "id,title,text\n1,Ferry,It sails.\n2,Mill,It closed.\n");
  write("b.csv", "id,title,text\n1,Bus,It stood.\n");
  EXPECT_EQ(add("--dry-run ."), "2 0 0 0 1 0");
  EXPECT_EQ(add("."), "2 0 0 0 1 0");
  EXPECT_THAT(last_.err, HasSubstr("b.csv: 1 of its articles replace articles of a.csv"));
  write("c.txt", "Frost feared\n\nGrowers fear frost.\n");
  programs_.index({"add", "--db", "other.db", "c.txt"});
  EXPECT_EQ(add("--db other.db a.csv b.csv"), "2 0 0 0 1 0") << "in place";
}

TEST_F(NewsIndexIds, HaveAPrefixWhereTheyAreStated) {
  write("a.csv", "id,title,text\n1,Ferry,It sails.\n,Mill,It closed.\n");
  write("b.csv", "id,title,text\n1,Bus,It stood.\n");
  EXPECT_EQ(add("--id-prefix city- a.csv"), "2 0 0 0 0 0");
  EXPECT_EQ(add("b.csv"), "1 0 0 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("city-1", "a.csv#3", "1"));
}

TEST_F(NewsIndexIds, OfVersionsInOtherFilesReplaceWithoutAWord) {
  write("a.jsonl", R"({"id":"1","title":"Ferry","text":"It sails.","version":"1"})");
  write("b.jsonl", R"({"id":"1","title":"Ferry","text":"It sailed.","version":"2"})");
  write("c.jsonl", R"({"id":"1","status":"canceled","version":"3"})");
  EXPECT_EQ(add("a.jsonl"), "1 0 0 0 0 0");
  EXPECT_EQ(add("b.jsonl"), "0 1 0 0 0 0");
  EXPECT_EQ(add("c.jsonl"), "0 1 0 0 0 0");
  EXPECT_THAT(last_.err, Not(HasSubstr("--id-prefix")));
}

TEST_F(NewsIndexIds, ComeBackAfterARemovalWhenTheFileIsReread) {
  write("a.csv", "id,title,text\n1,Ferry,It sails.\n2,Mill,It closed.\n");
  add("a.csv");
  EXPECT_EQ(programs_.index({"remove", "1"}).exit_code, 0);
  EXPECT_EQ(add("a.csv"), "0 0 2 0 0 0") << "a removed article stays out";
  EXPECT_THAT(ids(), ElementsAre("2"));
  EXPECT_EQ(add("--reread a.csv"), "1 0 1 0 0 0");
  EXPECT_THAT(ids(), UnorderedElementsAre("1", "2"));
}

TEST_F(NewsIndexIds, OfFilesThatAListNames) {
  write("in/a.txt", "Ferry resumes\n\nThe ferry resumed.\n");
  write("in/b.txt", "Mill closes\n\nThe mill closed.\n");
  write("in/c\nd.txt", "Frost feared\n\nGrowers fear frost.\n");
  write("list", "in/a.txt\r\n\nin/b.txt\n");
  EXPECT_EQ(add("--files-from list"), "2 0 0 0 0 0");
  const ProgramResult found =
      programs_.shell("find in -name '*.txt' -print0 | $NEWS_INDEX add --files-from - -0");
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_THAT(found.err, HasSubstr("added 1, updated 0, unchanged 2,"));
  EXPECT_EQ(programs_.index({"add", "-", "--files-from", "-"}).exit_code, 2);
  EXPECT_EQ(programs_.index({"add", "--files-from", "nosuch"}).exit_code, 2);
}

}  // namespace
}  // namespace broadsheet
