// news-index add, export, stats, compact and formats on good input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using Json = nlohmann::ordered_json;

std::string article_line(int number, const std::string& text = "") {
  const std::string n = std::to_string(number);
  return Json{{"id", "wire-" + n},
              {"title", "Ferry line " + n + " opens"},
              {"text", text.empty() ? "The ferry line number " + n +
                                          " opened on Monday.\n\nCrowds "
                                          "came to the harbour to see it."
                                    : text},
              {"date", "2021-05-" + std::to_string(10 + number % 20)},
              {"source", number % 2 == 0 ? "Harbour Wire" : "Tide Post"},
              {"lang", "en"}}
             .dump() +
         "\n";
}

std::string article_lines(int from, int to) {
  std::string lines;
  for (int i = from; i < to; ++i) lines += article_line(i);
  return lines;
}

Json summary_of(const ProgramResult& result) { return Json::parse(result.out); }

TEST(NewsIndexAdd, ReportsWhatItDid) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 3));
  const ProgramResult result = programs.index({"add", "a.jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("added 3, updated 0, unchanged 0, removed 0, failed 0"));
  EXPECT_TRUE(IndexLocation(programs.db()).exists());
}

TEST(NewsIndexAdd, WritesTheSummaryAsJson) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 3));
  const Json summary = summary_of(programs.index({"add", "--json", "a.jsonl"}));
  EXPECT_EQ(summary["added"], 3);
  EXPECT_EQ(summary["failed"], 0);
  EXPECT_GT(summary["bytes"], 100);
  EXPECT_TRUE(summary.contains("seconds"));
  EXPECT_TRUE(summary.contains("mb_per_second"));
}

TEST(NewsIndexAdd, ReadsStdin) {
  const Programs programs;
  EXPECT_EQ(summary_of(programs.index({"add", "--json", "-"}, article_lines(0, 5)))["added"], 5);
}

TEST(NewsIndexAdd, TakesOptionsBeforeAndBehindTheCommand) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 1));
  EXPECT_EQ(programs.index({"add", "a.jsonl", "--db", "other.db", "-j", "1"}).exit_code, 0);
  EXPECT_EQ(programs.index({"--db", "other.db", "stats"}).exit_code, 0);
  EXPECT_EQ(programs.index({"stats"}).exit_code, 4) << "NEWS_DB has no index";
}

TEST(NewsIndexAdd, ReadsOptionsFromTheConfigurationFile) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 1));
  programs.dir().write(".config/broadsheet/config.toml",
                       "[add]\njson = true\npositions = \"yes\"\n");
  EXPECT_EQ(summary_of(programs.index({"add", "a.jsonl"}))["added"], 1);
  EXPECT_EQ(Json::parse(programs.index({"stats", "--json"}).out)["positions"], true);
}

TEST(NewsIndexAdd, GivesTheSameExportWhateverTheNumberOfThreads) {
  const Programs programs;
  // More than one batch of each kind: small files, a big file, an archive-like stream.
  programs.dir().write("in/big.jsonl", article_lines(0, 5000));
  for (int i = 0; i < 600; ++i)
    programs.dir().write("in/small/" + std::to_string(i) + ".jsonl", article_line(10000 + i));
  std::string exports[3];
  const char* kJobs[] = {"1", "2", "5"};
  for (int i = 0; i < 3; ++i) {
    const std::string db = std::string("jobs") + kJobs[i];
    ASSERT_EQ(programs.index({"add", "in", "-j", kJobs[i], "--db", db}).exit_code, 0);
    exports[i] = programs.index({"export", "--db", db}).out;
  }
  EXPECT_EQ(std::count(exports[0].begin(), exports[0].end(), '\n'), 5600);
  EXPECT_EQ(exports[0], exports[1]);
  EXPECT_EQ(exports[0], exports[2]);
}

TEST(NewsIndexAdd, StaysWithinALittleMemory) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 2000));
  const Json summary = summary_of(programs.index({"add", "--memory", "192m", "--json", "a.jsonl"}));
  EXPECT_EQ(summary["added"], 2000);
  EXPECT_EQ(programs.index({"add", "--memory", "100m", "a.jsonl"}).exit_code, 2);
}

TEST(NewsIndexAdd, RefusesByNameWhatDoesNotFitIntoMemoryAndTakesItWhenItDoes) {
  const Programs programs;
  std::string many_words, long_text;
  for (int i = 0; i < 110'000; ++i) many_words += "w" + std::to_string(i) + " ";
  while (long_text.size() < 13'000'000) long_text += "again and again ";
  programs.dir().write("a.jsonl", R"({"id":"words","text":")" + many_words + "\"}\n" +
                                      R"({"id":"long","text":")" + long_text + "\"}\n" +
                                      article_line(1));
  const ProgramResult refused = programs.index({"add", "--memory", "192m", "a.jsonl"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.out + refused.err, HasSubstr("added 1, "));
  EXPECT_THAT(refused.err, HasSubstr("a.jsonl: words: has more than"));
  EXPECT_THAT(refused.err, HasSubstr("a.jsonl: line 2: is longer than 12 MB"));

  const ProgramResult taken = programs.index({"add", "--memory", "1g", "--json", "a.jsonl"});
  EXPECT_EQ(taken.exit_code, 0) << taken.err;
  EXPECT_EQ(summary_of(taken)["added"], 2);
  EXPECT_EQ(summary_of(taken)["unchanged"], 1);
}

TEST(NewsIndexAdd, SkipsWhatIsExcluded) {
  const Programs programs;
  programs.dir().write("in/a.jsonl", article_line(1));
  programs.dir().write("in/b.jsonl", article_line(2));
  EXPECT_EQ(summary_of(programs.index({"add", "in", "--exclude", "b.*", "--json"}))["added"], 1);
}

TEST(NewsIndexAdd, NeverIndexesItsOwnIndex) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_line(1));
  const ProgramResult first = programs.index({"add", ".", "--json"});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(summary_of(first)["added"], 1);
  EXPECT_EQ(summary_of(programs.index({"add", ".", "--json"}))["unchanged"], 1);
}

TEST(NewsIndexAdd, UsesTheLanguageGivenWhereArticlesStateNone) {
  const Programs programs;
  programs.dir().write("a.jsonl", R"({"id":"x","text":"Kurz."})"
                                  "\n");
  ASSERT_EQ(programs.index({"add", "--lang", "de", "a.jsonl"}).exit_code, 0);
  EXPECT_THAT(programs.index({"export"}).out, HasSubstr(R"("lang":"de")"));
}

TEST(NewsIndexAdd, KeepsPositionsOnlyWhenAsked) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 50));
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  ASSERT_EQ(programs.index({"add", "a.jsonl", "--positions", "yes", "--db", "pos.db"}).exit_code,
            0);
  EXPECT_FALSE(IndexLocation(programs.db()).open().has_positions());
  EXPECT_TRUE(IndexLocation(programs.dir() / "pos.db").open().has_positions());
  const ProgramResult changed = programs.index({"add", "a.jsonl", "--positions", "yes"});
  EXPECT_EQ(changed.exit_code, 2);
  EXPECT_THAT(changed.err, HasSubstr("--rebuild"));
}

TEST(NewsIndexExport, ComesBackUnchangedThroughAdd) {
  const Programs programs;
  programs.dir().write(
      "a.jsonl",
      article_lines(0, 30) +
          R"({"id":"x","title":"Quotes \" and \\ and 0.10","text":"Tab\tand\n\nparagraph",)"
          R"("rank":1.50,"big":12345678901234567890,"tags":["a",{"b":null}],"url":"https://x.test/?a=1&b=2"})"
          "\n"
          R"({"text":"no id, ümläut, 日本語"})"
          "\n");
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const std::string first = programs.index({"export"}).out;
  EXPECT_THAT(first, HasSubstr(R"("big":12345678901234567890)"));
  EXPECT_THAT(first, HasSubstr(R"("rank":1.50)"));
  EXPECT_THAT(first, HasSubstr(R"("id":"a.jsonl#32")"));
  ASSERT_EQ(programs.index({"add", "-", "--db", "copy.db"}, first).exit_code, 0);
  EXPECT_EQ(programs.index({"export", "--db", "copy.db"}).out, first);
}

TEST(NewsIndexExport, EndsQuietlyWhenNobodyReads) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 3000));
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const ProgramResult result =
      programs.shell("set -o pipefail; \"$NEWS_INDEX\" export | head -n 1; echo \"code $?\"");
  EXPECT_THAT(result.out, EndsWith("code 0\n"));
  EXPECT_EQ(result.err, "");
}

TEST(NewsIndexStats, ShowsArticlesDatesSourcesAndLanguages) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 5));
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const Json stats = Json::parse(programs.index({"stats", "--json"}).out);
  EXPECT_EQ(stats["articles"], 5);
  EXPECT_EQ(stats["first_date"], "2021-05-10");
  EXPECT_EQ(stats["last_date"], "2021-05-14");
  EXPECT_EQ(stats["languages"]["en"], 5);
  EXPECT_EQ(stats["sources"][0]["source"], "Harbour Wire");
  EXPECT_EQ(stats["sources"][0]["articles"], 3);
  EXPECT_EQ(stats["positions"], false);
  EXPECT_EQ(stats["tokens"], 5 * 20);
  const std::string text = programs.index({"stats"}).out;
  EXPECT_THAT(text, StartsWith("articles   5\n"));
  EXPECT_THAT(text, HasSubstr("Harbour Wire (3)"));
}

TEST(NewsIndexCompact, KeepsTheContent) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 200));
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  ASSERT_EQ(programs.index({"remove", "wire-7"}).exit_code, 0);
  const std::string before = programs.index({"export"}).out;
  EXPECT_EQ(programs.index({"compact"}).exit_code, 0);
  EXPECT_EQ(programs.index({"export"}).out, before);
  EXPECT_EQ(summary_of(programs.index({"add", "a.jsonl", "--json"}))["unchanged"], 200);
}

TEST(NewsIndexCompact, RefusesADictionaryThatDiffersFromItsCopy) {
  const Programs programs;
  programs.dir().write("a.jsonl", article_lines(0, 400));
  ASSERT_EQ(programs.index({"add", "a.jsonl"}).exit_code, 0);
  const ProgramResult damaged =
      programs.shell("printf x >> $(ls news.db/gen-*/dictionary) && cat news.db/XAPIANDB");
  ASSERT_EQ(damaged.exit_code, 0) << damaged.err;
  const ProgramResult result = programs.index({"compact"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_THAT(result.err, HasSubstr("check --repair"));
  EXPECT_EQ(programs.shell("cat news.db/XAPIANDB").out, damaged.out);
}

TEST(NewsIndexFormats, ListsThemWithExtensions) {
  const ProgramResult result = Programs().index({"formats"});
  EXPECT_EQ(result.exit_code, 0);
  for (const char* name : {"jsonl", "html", "text", "reuters-sgml", ".html", ".txt"})
    EXPECT_THAT(result.out, HasSubstr(name));
}

TEST(NewsIndex, HelpsAndTellsItsVersion) {
  const Programs programs;
  EXPECT_THAT(programs.index({"--help"}).out, HasSubstr("add"));
  EXPECT_THAT(programs.index({"add", "--help"}).out, HasSubstr("--rebuild"));
  EXPECT_THAT(programs.index({"--version"}).out, StartsWith("news-index "));
}

}  // namespace
}  // namespace broadsheet
