#include "corpus/article/article_status.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(ArticleStatus, KnowsTheWordsOfTheStandards) {
  EXPECT_EQ(normalise_status("Usable"), "");
  EXPECT_EQ(normalise_status("Cancelled"), "canceled");
  EXPECT_EQ(normalise_status("KILLED"), "canceled");
  EXPECT_EQ(normalise_status("Withheld"), "withheld");
  EXPECT_EQ(normalise_status("draft"), "draft");
  EXPECT_TRUE(is_withdrawn({.status = "canceled"}));
  EXPECT_FALSE(is_withdrawn({.status = "draft"}));
}

TEST(ArticleStatus, SortsVersionsAsNumbersAndThenByTheirTime) {
  const Article rising[] = {
      {},
      {.modified = "2014-04-02T10:00:00+02:00"},
      {.modified = "2014-04-02T09:00:00Z"},
      {.version = "2"},
      {.modified = "2014-04-02", .version = "2"},
      {.version = "2.9"},
      {.version = "2.10"},
      {.version = "010"},
      {.version = "11"},
  };
  for (size_t i = 1; i < std::size(rising); ++i)
    EXPECT_LT(version_key(rising[i - 1]), version_key(rising[i])) << i;
}

TEST(ArticleStatus, TakesAnEmbargoThatItCannotReadForOneWithoutEnd) {
  EXPECT_EQ(embargo_key({}), "");
  EXPECT_EQ(embargo_key({.embargo = "2016-10-23T12:00:00Z"}), "20161023120000");
  EXPECT_GT(embargo_key({.embargo = "indefinite"}), "9998");
  EXPECT_EQ(embargo_key({.embargo = "soon"}), embargo_key({.embargo = "indefinite"}));
}

}  // namespace
}  // namespace broadsheet
