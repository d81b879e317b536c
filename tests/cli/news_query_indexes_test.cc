// However an index was made, news-query answers the same from it.
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

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

}  // namespace
}  // namespace broadsheet
