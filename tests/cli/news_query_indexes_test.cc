// However an index was made, news-query answers the same from it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

// Ids and scores, to the last digit.
std::string ids_and_scores(const Programs& programs, const GoldenQuery& golden) {
  return programs
      .query(golden.arguments({"-n", "1000", "--format", "tsv", "--fields", "rank,id,score"}))
      .out;
}

void expect_same_answers(const Programs& programs) {
  for (const GoldenQuery& golden : golden_queries())
    EXPECT_EQ(ids_and_scores(programs, golden), ids_and_scores(samples(), golden)) << golden.query;
}

TEST(NewsQueryIndexes, AnswerTheSameWithAndWithoutPositions) {
  expect_same_answers(SamplesIndex({"--positions", "yes"}));
}

TEST(NewsQueryIndexes, AnswerTheSameHoweverManyThreadsMadeThem) {
  expect_same_answers(SamplesIndex({"-j", "1"}));
}

TEST(NewsQueryIndexes, AnswerTheSameWhenAddedPieceByPiece) {
  const Programs pieces(SOURCE_ROOT);
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SOURCE_ROOT) / "corpus/samples"))
    ASSERT_EQ(pieces.index({"add", "corpus/samples/" + entry.path().filename().string()}).exit_code,
              0);
  expect_same_answers(pieces);
}

// Articles of two indexes, news.db and more.db, and what a query of both says.
class NewsQueryIndexesTogether : public testing::Test {
 protected:
  NewsQueryIndexesTogether() {
    const auto add = [this](const std::string& db, const std::string& line) {
      EXPECT_EQ(programs_.index({"-d", db, "add", "-"}, line).exit_code, 0);
    };
    add("news.db", R"({"id":"a","text":"The harbour was closed.","lang":"en"})"
                   "\n"
                   R"({"id":"b","text":"The harbour has opened.","lang":"en"})"
                   "\n");
    add("more.db", R"({"id":"c","text":"Ships in the harbour.","lang":"en"})"
                   "\n");
  }

  std::string ask(std::vector<std::string> options) const {
    options.emplace_back("harbour");
    const ProgramResult result = programs_.query(options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }

  Programs programs_;
};

TEST_F(NewsQueryIndexesTogether, HaveHitsThatNameTheirs) {
  const std::map<std::string, std::string> expected{
      {"a", "news.db"}, {"b", "news.db"}, {"c", "./more.db"}};
  for (const bool turned : {false, true}) {
    std::vector<std::string> options{"-d", "news.db", "-d", "./more.db"};
    if (turned) std::swap(options[1], options[3]);
    options.insert(options.end(), {"--format", "jsonl"});
    std::map<std::string, std::string> found;
    for (const std::string& line : lines_of(ask(options))) {
      const Json hit = Json::parse(line);
      found[hit["id"]] = hit["index"];
    }
    EXPECT_EQ(found, expected);
    options.back() = "json";
    const Json answer = Json::parse(ask(options));
    for (const Json& hit : answer["hits"]) EXPECT_EQ(hit["index"], expected.at(hit["id"]));
    options.back() = "text";
    EXPECT_THAT(ask(options), HasSubstr("c (stdin) in ./more.db\n"));
  }
}

TEST_F(NewsQueryIndexesTogether, AreNamedInTablesWhereTheFieldIs) {
  EXPECT_EQ(ask({"-d", "news.db", "-d", "more.db", "-n", "1", "--format", "tsv", "--sort", "date",
                 "--fields", "index"}),
            "index\nnews.db\n");
  EXPECT_EQ(ask({"-d", "more.db", "--format", "csv", "--fields", "id,index"}),
            "id,index\r\nc,more.db\r\n");
}

TEST_F(NewsQueryIndexesTogether, AreNotNamedWhenThereIsOne) {
  EXPECT_FALSE(Json::parse(ask({"-d", "more.db", "--format", "jsonl"})).contains("index"));
  const std::vector<std::string> twice{"-d", "more.db", "-d", "./more.db", "--format", "json"};
  EXPECT_FALSE(Json::parse(ask(twice))["hits"][0].contains("index"));
  EXPECT_THAT(ask({"-d", "more.db", "-d", "./more.db"}), Not(HasSubstr("more.db")));
}

}  // namespace
}  // namespace broadsheet
