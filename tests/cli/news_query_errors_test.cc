// Exit codes and messages of news-query.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

// A query that can't be read, and the line with the caret.
struct Unreadable {
  std::string query, caret;
};

TEST(NewsQueryErrors, PointAtThePlaceThatCannotBeRead) {
  const std::vector<Unreadable> table{
      {"(nato AND kyiv", "^"},
      {"oil date:2014-13", "         ^^^^^^^"},
      {"foo:\"bar baz\"", "^^^^"},
      {"größe since:never", "            ^^^^^"},
      {"date:2015..2014", "     ^^^^^^^^^^"},
  };
  for (const Unreadable& row : table) {
    const ProgramResult result = samples().query({row.query});
    EXPECT_EQ(result.exit_code, 2) << row.query;
    EXPECT_EQ(result.out, "") << row.query;
    EXPECT_THAT(result.err, HasSubstr("\n" + row.query + "\n" + row.caret + "\nhint: "));
  }
}

TEST(NewsQueryErrors, TellAHitFromNone) {
  EXPECT_EQ(samples().query({"nato"}).exit_code, 0);
  EXPECT_EQ(samples().query({"xyzzy"}).exit_code, 1);
  EXPECT_EQ(samples().query({"--count", "xyzzy"}).exit_code, 1);
  EXPECT_EQ(samples().query({"nato", "--offset", "100"}).exit_code, 0) << "there are hits";
}

TEST(NewsQueryErrors, RefuseWrongUsage) {
  const std::vector<std::vector<std::string>> table{
      {},
      {"--frobnicate", "nato"},
      {"--format", "xml", "nato"},
      {"--sort", "size", "nato"},
      {"--limit", "0", "nato"},
      {"--limit", "many", "nato"},
      {"--lang", "klingonisch", "nato"},
      {"--since", "gestern", "nato"},
      {"--since", "2015", "--until", "2014", "nato"},
      {"--fields", "id,colour", "--format", "csv", "nato"},
      {"--fields", "id", "--format", "trec", "nato"},
      {"--color", "blue", "nato"},
      {"--batch", topics_file("topics.tsv").string(), "nato"},
      {"--batch", "/nowhere/queries.txt"},
  };
  for (const auto& arguments : table) {
    const ProgramResult result = samples().query(arguments);
    const std::string shown = testing::PrintToString(arguments);
    EXPECT_EQ(result.exit_code, 2) << shown;
    EXPECT_EQ(result.out, "") << shown;
    EXPECT_THAT(result.err, HasSubstr("news-query: ")) << shown;
  }
}

TEST(NewsQueryErrors, SayThatThereIsNoIndex) {
  const Programs programs;
  ProgramResult result = programs.query({"nato"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr(programs.db().string()));

  programs.dir().write("news.db/notes.txt", "not an index");
  result = programs.query({"nato"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr(programs.db().string()));

  programs.dir().write("news.db/XAPIANDB", "auto gen-000001\n");
  EXPECT_EQ(programs.query({"nato"}).exit_code, 4);
}

TEST(NewsQueryErrors, StayQuietWhenThePipeIsClosed) {
  std::string queries;
  for (int i = 0; i < 500; ++i) queries += "the who US nato\n";
  const auto file = samples().dir().write("many.txt", queries);
  for (const std::string format : {"text", "json", "tsv", "html"}) {
    const ProgramResult result = samples().shell("\"$NEWS_QUERY\" -n 50 --format " + format +
                                                 " --batch " + file.string() + " | head -0");
    EXPECT_EQ(result.out, "") << format;
    EXPECT_EQ(result.err, "") << format;
  }
}

TEST(NewsQueryErrors, OfOneQueryOfABatchLeaveTheOthersAnswered) {
  const auto file = samples().dir().write("batch.tsv", "a\tnato\nb\tdate:2014-13\nc\tjordan\n");
  const ProgramResult result = samples().query({"--format", "json", "--batch", file.string()});
  EXPECT_EQ(result.exit_code, 2);
  const std::vector<std::string> lines = lines_of(result.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(Json::parse(lines[0])["hits"].size(), 3U);
  EXPECT_THAT(std::string(Json::parse(lines[1])["error"]), HasSubstr("2014-13"));
  EXPECT_EQ(Json::parse(lines[2])["hits"].size(), 3U);

  samples().dir().write("batch.tsv", "a\tnato\nb\txyzzy\n");
  EXPECT_EQ(samples().query({"--batch", file.string()}).exit_code, 0) << "every query ran";
}

TEST(NewsQueryErrors, AreNoneForWhatLooksLikeSyntaxAndIsReadAsWords) {
  const ProgramResult found = samples().query({"--format", "json", "nato autor:smith"});
  EXPECT_EQ(found.exit_code, 0);
  const std::string note = "'autor:' is not a field: searched as words; did you mean author:?";
  EXPECT_EQ(Json::parse(found.out)["notes"], Json::array({note}));
  EXPECT_THAT(found.err, HasSubstr(note));
  const ProgramResult nothing = samples().query({"zyzzyva AND"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.err, HasSubstr("'AND' has nothing to join"));
  const ProgramResult text = samples().query({"nato https://example.org 10:30 word: next"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_EQ(text.err, "");
}

}  // namespace
}  // namespace broadsheet
