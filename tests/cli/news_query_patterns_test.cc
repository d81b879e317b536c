// Wildcards and spelling distances, from the command line.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

std::string line(const std::string& id, const std::string& text) {
  return fmt::format("{{\"id\":\"{}\",\"lang\":\"en\",\"text\":\"{}\"}}\n", id, text);
}

std::string ids(const Programs& programs, const std::string& query) {
  return programs.query({"--format", "ids", "--", query}).out;
}

TEST(NewsQueryPatterns, FindOnlyArticlesWithAWordThatMatches) {
  const Programs programs;
  programs.dir().write("a.jsonl", line("a", "They invaded at dawn.") + line("b", "Invaders left.") +
                                      line("c", "It was an invasion."));
  programs.index({"add", "a.jsonl"});
  EXPECT_EQ(ids(programs, "invad??"), "a\n");
  EXPECT_EQ(ids(programs, "inv*ers"), "b\n");
  EXPECT_EQ(ids(programs, "*asion"), "c\n");
  EXPECT_EQ(ids(programs, "invasoin~1"), "c\n");
  EXPECT_EQ(ids(programs, "-invad?? +inv*"), ids(programs, "+inv* -invad??"));
  EXPECT_EQ(ids(programs, "title:inv*"), "");
}

TEST(NewsQueryPatterns, StandForNoWordThatHasBeenRemoved) {
  const Programs programs;
  programs.dir().write("a.jsonl", line("a", "watergate") + line("b", "moongate"));
  programs.index({"add", "a.jsonl"});
  programs.index({"remove", "a"});
  const ProgramResult result = programs.query({"--format", "json", "--", "*gate"});
  EXPECT_THAT(result.out, HasSubstr("(wildcard *gate moongate)"));
  EXPECT_EQ(ids(programs, "*gate"), "b\n");
}

TEST(NewsQueryPatterns, KnowTheWordsOfInPlaceUpdatesAndOfSeveralIndexes) {
  const Programs programs;
  programs.dir().write("a.jsonl", line("a", "watergate"));
  programs.index({"add", "a.jsonl"});
  programs.dir().write("b.jsonl", line("b", "moongate"));
  programs.index({"add", "b.jsonl"});
  EXPECT_EQ(ids(programs, "*gate"), "a\nb\n");
  programs.index({"compact"});
  EXPECT_EQ(ids(programs, "moong*"), "b\n");
  programs.dir().write("c.jsonl", line("c", "sungate"));
  programs.index({"--db", "other.db", "add", "c.jsonl"});
  EXPECT_EQ(programs.query({"--db", "news.db", "--db", "other.db", "--count", "*gate"}).out, "3\n");
}

TEST(NewsQueryPatterns, SayWhenTheyStandForMoreWordsThanAreSearched) {
  const Programs programs;
  std::string text = "gab0 gab0";
  for (int i = 1; i < 300; ++i) text += " gab" + std::to_string(i);
  programs.dir().write("a.jsonl", line("a", text));
  programs.index({"add", "a.jsonl"});
  const ProgramResult result = programs.query({"--format", "json", "--", "gab*"});
  const std::string note = "gab* matches 300 words, of which the 200 most frequent are searched";
  EXPECT_THAT(result.err, HasSubstr(note));
  EXPECT_THAT(result.out, HasSubstr("\"notes\":[\"" + note + "\"]"));
}

TEST(NewsQueryPatterns, TakeLoneSignsForText) {
  const Programs programs;
  programs.dir().write("a.jsonl", line("a", "who won"));
  programs.index({"add", "a.jsonl"});
  for (const char* query : {"won *", "won **", "won ?", "who won?", "won ~"})
    EXPECT_EQ(ids(programs, query), "a\n") << query;
}

}  // namespace
}  // namespace broadsheet
