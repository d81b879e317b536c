#include "query/terms/compound.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Compound, FallsIntoItsWords) {
  EXPECT_THAT(compound_parts("low-cost"), ElementsAre("low", "cost"));
  EXPECT_THAT(compound_parts("and/or"), ElementsAre("and", "or"));
  EXPECT_THAT(compound_parts("R&D-led"), ElementsAre("R", "D", "led"));
  EXPECT_THAT(compound_parts("-mid-1990s/"), ElementsAre("mid", "1990s"));
}

TEST(Compound, IsNoSingleWordAddressOrNumber) {
  for (const auto* text : {"", "-", "word", "word-", "9/11", "2019-11-05",
                           "https://example.org/a-b", "www.example.org/a-b"})
    EXPECT_THAT(compound_parts(text), IsEmpty()) << text;
}

class Compounds : public testing::Test {
 protected:
  const TestIndex index_{{make_article("both", "Airlines", "Low-cost carriers grow."),
                          make_article("cost", "Prices", "What carriers cost."),
                          make_article("apart", "Heights", "Low clouds, at a cost.")}};
};

TEST_F(Compounds, CountWordByWordBesideOtherWords) {
  EXPECT_THAT(index_.ids("low-cost carriers"), ElementsAre("both", "cost", "apart"));
}

TEST_F(Compounds, AreLookedForAsWrittenAloneOrDemanded) {
  EXPECT_THAT(index_.ids("low-cost"), ElementsAre("both"));
  EXPECT_THAT(index_.ids("+low-cost carriers"), ElementsAre("both"));
  EXPECT_THAT(index_.ids("\"low-cost\" clouds"), UnorderedElementsAre("both", "apart"));
}

TEST_F(Compounds, LeaveStopWordsOut) {
  EXPECT_THAT(index_.ids("low-at-a-cost heights"), UnorderedElementsAre("both", "cost", "apart"));
  EXPECT_THAT(index_.ids("at-what carriers"), UnorderedElementsAre("both", "cost"));
}

}  // namespace
}  // namespace broadsheet
