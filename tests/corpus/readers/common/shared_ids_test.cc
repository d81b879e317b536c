#include "corpus/readers/common/shared_ids.h"

#include <gmock/gmock.h>

#include "corpus/readers/common/id_set.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;

Article article(const std::string& id, const std::string& title, const std::string& version = "",
                const std::string& modified = "", const std::string& status = "") {
  Article out;
  out.id = id;
  out.title = title;
  out.version = version;
  out.modified = modified;
  out.status = status;
  return out;
}

// The ids that the articles have in the end.
std::vector<std::string> ids_of(const std::vector<Article>& articles,
                                bool expect_versions = false) {
  std::vector<std::string> ids;
  SharedIds shared([&](Article&& taken, const std::string& place) {
    ids.push_back(taken.id.empty() ? "#" + place : taken.id);
  });
  if (expect_versions) shared.expect_versions();
  int place = 0;
  for (Article one : articles) shared.article(std::move(one), std::to_string(++place));
  shared.finish();
  return ids;
}

TEST(SharedIds, AreTakenAwayFromAllThatHaveThem) {
  EXPECT_THAT(ids_of({article("a", "Ferry"), article("b", "Mill"), article("a", "Frost"),
                      article("", "Bus"), article("a", "Ferry")}),
              ElementsAre("#1", "b", "#3", "#4", "#5"));
}

TEST(SharedIds, StayWithVersionsOfOneArticle) {
  EXPECT_THAT(ids_of({article("a", "Ferry", "1"), article("a", "Ferry sails", "2")}),
              ElementsAre("a", "a"));
  EXPECT_THAT(ids_of({article("a", "Ferry", "1"), article("a", "Mill", "1")}),
              ElementsAre("#1", "#2"));
  EXPECT_THAT(ids_of({article("a", "Ferry"), article("a", "", "", "", "canceled")}),
              ElementsAre("a", "a"));
  EXPECT_THAT(
      ids_of({article("a", "Ferry", "", "2020-01-01"), article("a", "Ferry", "", "2020-01-02")}),
      ElementsAre("a", "a"));
  EXPECT_THAT(
      ids_of({article("a", "Ferry", "", "2020-01-01"), article("a", "Mill", "", "2020-01-02")}),
      ElementsAre("#1", "#2"));
  EXPECT_THAT(ids_of({article("a", "Ferry"), article("a", "Mill")}, true), ElementsAre("a", "a"));
}

TEST(SharedIds, StayWithAnArticleThatIsThereTwice) {
  EXPECT_THAT(ids_of({article("a", "Ferry"), article("a", "Ferry")}), ElementsAre("a", "a"));
}

TEST(SharedIds, AreSeenAlsoFarApart) {
  std::vector<Article> articles{article("a", "Ferry")};
  articles.back().text.assign(3 << 20, 'x');
  articles.push_back(article("b", "Mill"));
  articles.back().text.assign(3 << 20, 'x');
  articles.push_back(article("a", "Frost"));
  articles.push_back(article("b", "Mill", "2"));
  EXPECT_THAT(ids_of(articles), ElementsAre("a", "b", "#3", "b"));
}

TEST(IdSet, HoldsWhatWasAdded) {
  IdSet set;
  EXPECT_FALSE(set.has("0"));
  for (int i = 0; i < 10'000; ++i) set.add(std::to_string(i));
  for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(set.has(std::to_string(i)));
  EXPECT_FALSE(set.has("10000"));
}

}  // namespace
}  // namespace broadsheet
