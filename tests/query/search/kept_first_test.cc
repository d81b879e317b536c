#include "query/search/kept_first.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace broadsheet {
namespace {

using testing::ElementsAre;

std::vector<FoundArticle> articles(const std::vector<std::pair<Xapian::docid, double>>& scored) {
  std::vector<FoundArticle> articles;
  for (const auto& [id, score] : scored) articles.push_back({.id = id, .score = score, .date = ""});
  return articles;
}

std::vector<Xapian::docid> ids(const std::vector<FoundArticle>& articles) {
  std::vector<Xapian::docid> ids;
  for (const FoundArticle& article : articles) ids.push_back(article.id);
  return ids;
}

TEST(KeepFirst, PutsTheFirstFiveFirstAndTheOthersBehindThem) {
  std::vector<FoundArticle> expanded = articles({{9, 20}, {1, 18}, {8, 17}, {3, 16}, {7, 1}});
  keep_first(articles({{1, 10}, {2, 9}, {3, 8}, {4, 7}, {5, 6}, {6, 5}}), expanded);
  EXPECT_THAT(ids(expanded), ElementsAre(1, 2, 3, 4, 5, 9, 8, 7));
  for (size_t i = 0; i + 1 < expanded.size(); ++i)
    EXPECT_GT(expanded[i].score, expanded[i + 1].score) << i;
  EXPECT_TRUE(expanded[4].kept);
  EXPECT_FALSE(expanded[5].kept);
}

TEST(KeepFirst, LeavesScoresThatAreHighEnough) {
  std::vector<FoundArticle> expanded = articles({{1, 20}, {2, 18}, {3, 17}});
  keep_first(articles({{1, 10}, {2, 9}}), expanded);
  EXPECT_THAT(ids(expanded), ElementsAre(1, 2, 3));
  EXPECT_EQ(expanded[0].score, 20);
  EXPECT_EQ(expanded[1].score, 18);
}

TEST(KeepFirst, KeepsNothingOfNothing) {
  std::vector<FoundArticle> expanded = articles({{1, 20}});
  keep_first({}, expanded);
  EXPECT_THAT(ids(expanded), ElementsAre(1));
}

}  // namespace
}  // namespace broadsheet
