// Facets, timelines, collapsing and articles like one, in the real program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

size_t count_of(const std::string& query) {
  return json_answer(samples(), {"-n", "1000", "--", query})["hits"].size();
}

TEST(NewsQueryFacets, AgreeWithTheSameQueryInThatField) {
  const std::vector<std::pair<std::string, std::string>> fields{
      {"lang", "lang:"}, {"year", "date:"}, {"month", "date:"}};
  for (const std::string query : {"the", "nato OR streik", "\"in the\""})
    for (const auto& [field, prefix] : fields) {
      const Json answer = json_answer(samples(), {"--facet", field + ":1000", "--", query});
      EXPECT_FALSE(answer["facets"][field].empty()) << query;
      for (const Json& counted : answer["facets"][field])
        EXPECT_EQ(counted["count"],
                  count_of("(" + query + ") " + prefix + counted["value"].get<std::string>()))
            << query << counted;
    }
}

TEST(NewsQueryFacets, NeedNoQuery) {
  const Json answer = json_answer(samples(), {"--count", "--facet", "lang", "--timeline", "year"});
  size_t articles = 0;
  for (const Json& counted : answer["facets"]["lang"]) articles += counted["count"].get<size_t>();
  EXPECT_EQ(articles, answer["total"]["value"]);
  EXPECT_EQ(answer["total"]["value"], 51);
  EXPECT_FALSE(answer["timeline"].empty());
  EXPECT_FALSE(answer.contains("hits"));
}

TEST(NewsQueryFacets, AreDrawnAsBars) {
  const ProgramResult result = samples().query({"--count", "--facet", "lang:2"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("\n\nlang\n  en  "));
  EXPECT_THAT(result.out, HasSubstr("\xE2\x96\x88"));
  EXPECT_THAT(samples().query({"--facet", "lang:2", "--format", "html", "nato"}).out,
              HasSubstr("<caption>lang</caption>"));
}

TEST(NewsQueryFacets, RefuseWhatTheyDontKnow) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"--facet", "sectoin", "x"}, "did you mean section?"},
      {{"--facet", "lang:0", "x"}, "not a number of values"},
      {{"--facet", "lang:x", "x"}, "not a number of values"},
      {{"--timeline", "decade", "x"}, "the units are day, week, month, year"},
      {{"--collapse", "words", "x"}, "the fields are title, source"},
      {{"--facet", "lang", "--format", "ids", "x"}, "they go with text, json, html"},
      {{"--like", "nothing-of-the-kind"}, "no article with the id"},
      {{"--like", "x", "--batch", "-"}, "leave out either --batch or --like"},
  };
  for (const auto& [arguments, message] : cases) {
    const ProgramResult result = samples().query(arguments);
    EXPECT_EQ(result.exit_code, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
  }
}

TEST(NewsQueryLike, FindsTheOtherArticlesOfAnEvent) {
  const std::string id = "corpus/samples/nato-ukraine-2014.txt";
  const Json answer = json_answer(samples(), {"--like", id});
  EXPECT_THAT(std::string(answer["interpreted"]), StartsWith("(group "));
  EXPECT_EQ(answer["hits"][0]["id"], "wire-2014-0402-nato");
  EXPECT_EQ(answer["hits"][1]["id"], "wire-2014-0402-nato-de");
  for (const Json& hit : answer["hits"]) EXPECT_NE(hit["id"], id);
  const Json german = json_answer(samples(), {"--like", id, "--lang", "de"});
  EXPECT_EQ(german["hits"][0]["id"], "wire-2014-0402-nato-de");
  for (const Json& hit : german["hits"]) EXPECT_EQ(hit["lang"], "de");
  const Json with_word = json_answer(samples(), {"--like", id, "kaesong"});
  EXPECT_EQ(with_word["total"]["value"], 1);
}

TEST(NewsQueryLike, NeverTakesTagsForWords) {
  const TempDir dir;
  dir.write("page.html", "<html><body><p>NATO and Ukraine</p></body></html>");
  dir.write("article.json", "{\"text\": \"NATO and Ukraine\"}");
  const std::vector<std::pair<std::string, std::string>> cases{{"page.html", "holds markup"},
                                                               {"article.json", "holds JSON"}};
  for (const auto& [file, message] : cases) {
    const ProgramResult result = samples().query({"--like", (dir / file).string()});
    EXPECT_EQ(result.exit_code, 2) << file;
    EXPECT_EQ(result.out, "") << file;
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_THAT(result.err, HasSubstr("news-index add"));
  }
}

}  // namespace
}  // namespace broadsheet
