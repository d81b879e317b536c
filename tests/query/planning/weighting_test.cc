#include "query/planning/weighting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Weighting, IsTheTunedBm25UnlessNamed) {
  const Weighting weighting;
  EXPECT_EQ(weighting.scheme->name, "bm25");
  EXPECT_THAT(weighting.values, ElementsAre(1.2, 0.5));
  EXPECT_EQ(weighting.burst, 0.5);
  EXPECT_EQ(weighting.bonus, 0.2);
}

TEST(Weighting, TakesParameters) {
  const Weighting weighting = weighting_named("bm25+:delta=0.7,b=1,bonus=0,burst=0.25");
  EXPECT_EQ(weighting.scheme->name, "bm25+");
  EXPECT_THAT(weighting.values, ElementsAre(1.2, 1, 0.7));
  EXPECT_EQ(weighting.burst, 0.25);
  EXPECT_EQ(weighting.bonus, 0);
}

TEST(Weighting, OfEveryNameInTheTableCanBeMade) {
  for (const WeightingScheme& scheme : weighting_schemes())
    EXPECT_NE(weighting_named(scheme.name).make(), nullptr) << scheme.name;
}

TEST(Weighting, ThatCannotBeReadIsRefusedWithWhatIsValid) {
  struct Case {
    const char *typed, *message, *hint;
  };
  const Case cases[] = {
      {"lm", "there is no scheme 'lm'", "the schemes are bm25, bm25+, tfidf"},
      {"", "there is no scheme ''", "the schemes are"},
      {"bm52", "there is no scheme 'bm52'", "did you mean bm25?"},
      {"bm25:c=1", "there is no parameter 'c=1'",
       "the parameters are k1 (0 to 100, default 1.2), b (0 to 1, default 0.5), burst"},
      {"bm25:", "there is no parameter ''", "k1"},
      {"bm25:k1", "there is no parameter 'k1'", "k1"},
      {"bm25:b=1.5", "'1.5' is not a value of b", "b (0 to 1, default 0.5)"},
      {"bm25:b=nan", "'nan' is not a value of b", "b"},
      {"bm25:b=0.5x", "'0.5x' is not a value of b", "b"},
      {"bm25:b=", "'' is not a value of b", "b"},
      {"pl2:c=0", "'0' is not a value of c", "c (0.01 to 100, default 1)"},
      {"dph:k1=1", "there is no parameter 'k1=1'", "burst (0 to 1, default 0.5), bonus"},
  };
  for (const Case& c : cases) {
    try {
      weighting_named(c.typed);
      ADD_FAILURE() << c.typed;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
      EXPECT_THAT(error.what(), HasSubstr(c.message)) << c.typed;
      EXPECT_THAT(error.hint(), HasSubstr(c.hint)) << c.typed;
    }
  }
}

}  // namespace
}  // namespace broadsheet
