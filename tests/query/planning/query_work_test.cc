// Queries that say the same thing often, and queries that are too much work.
#include "query/planning/query_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/search/searcher.h"
#include "query/terms/equal_parts.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

MatchNode word(uint16_t set, Occur occur = Occur::kShould) {
  MatchNode node;
  node.kind = NodeKind::kWord;
  node.occur = occur;
  node.words = {set};
  return node;
}

MatchNode of(NodeKind kind, std::vector<MatchNode> children) {
  MatchNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

TEST(EqualParts, AreOneNodeThatCountsAsOftenWhereTheFirstStood) {
  std::vector<MatchNode> nodes{word(1), word(2), word(1), word(3), word(1)};
  nodes[2].where = {7, 9};
  merge_equal_parts(nodes);
  ASSERT_THAT(nodes, SizeIs(3));
  EXPECT_THAT((std::vector{nodes[0].words[0], nodes[1].words[0], nodes[2].words[0]}),
              ElementsAre(1, 2, 3));
  EXPECT_THAT((std::vector{nodes[0].times, nodes[1].times, nodes[2].times}), ElementsAre(3, 1, 1));
}

TEST(EqualParts, DifferInAnythingThatCounts) {
  MatchNode title = word(1), surface = word(1), phrase = word(1), forms = word(1), twice = word(1);
  title.field = Field::kTitle;
  surface.surface = {"US"};
  phrase.words = {1, 1};
  forms.forms = {"a"};
  twice.times = 2;
  std::vector<MatchNode> nodes{word(1),
                               title,
                               surface,
                               phrase,
                               forms,
                               twice,
                               word(1, Occur::kMust),
                               of(NodeKind::kAnd, {word(1), word(2)}),
                               of(NodeKind::kOr, {word(1), word(2)}),
                               of(NodeKind::kAnd, {word(1), word(3)})};
  const size_t count = nodes.size();
  merge_equal_parts(nodes);
  EXPECT_THAT(nodes, SizeIs(count));
}

TEST(QueryWork, GrowsWithTheSectionsAndTheChainsThatAreLookedThrough) {
  const std::vector<MatchNode> words{word(1), word(2), word(3)};
  const uint64_t all = text_work(of(NodeKind::kAnd, words));
  EXPECT_EQ(all, 3U);
  EXPECT_GT(text_work(of(NodeKind::kNear, words)), all);
  EXPECT_GT(text_work(of(NodeKind::kSentence, words)), text_work(of(NodeKind::kParagraph, words)));
  MatchNode pattern = word(1);
  pattern.forms.resize(200);
  EXPECT_GT(text_work(pattern), text_work(word(1)));
}

TEST(QueryWork, LimitsTheSearchOnlyBeyondManyFullLists) {
  EXPECT_EQ(searchable_share(32 * 1e6, 1e6), 1);
  EXPECT_EQ(searchable_share(3e6, 10), 1);
  EXPECT_DOUBLE_EQ(searchable_share(12e6, 10), 0.25);
}

class HeavyQueries : public testing::Test {
 protected:
  static std::vector<Article> articles() {
    std::vector<Article> articles;
    for (int i = 0; i < 1500; ++i)
      articles.push_back(make_article("a" + std::to_string(i), "",
                                      "alpha bravo. charlie delta echo. foxtrot golf hotel."));
    return articles;
  }

  // Pairs of words that never share a sentence, each as many units of work as any.
  static std::string pairs(const std::string& repeat) {
    std::string query = "(alpha SENTENCE golf)";
    for (const char* a : {"alpha", "bravo"})
      for (const char* b : {"charlie", "delta", "echo", "foxtrot", "hotel"})
        for (const char* c : {"golf", "hotel", "foxtrot"})
          query += " OR (" + std::string(a) + " SENTENCE " + b + " SENTENCE " + c + ")" + repeat;
    return query;
  }

  TestIndex index_{articles()};
};

TEST_F(HeavyQueries, AreSaidToBePartialWhenTheyAreCounted) {
  SearchOptions options;
  options.count_only = true;
  const ResultPage page = index_.search(pairs(""), options);
  EXPECT_FALSE(page.total_exact);
  EXPECT_TRUE(page.partial);
  EXPECT_THAT(page.notes, ElementsAre(HasSubstr("too much work")));
}

TEST_F(HeavyQueries, AreSaidToBePartialOnAPage) {
  const ResultPage page = index_.search(pairs(""));
  EXPECT_TRUE(page.partial);
  EXPECT_FALSE(page.stopped);
  EXPECT_FALSE(page.total_exact);
  EXPECT_THAT(page.notes, ElementsAre(HasSubstr("too much work")));
}

TEST_F(HeavyQueries, OfOnePartRepeatedAreTheWorkOfOne) {
  std::string query = "\"alpha bravo\"";
  for (int i = 0; i < 900; ++i) query += " \"alpha bravo\"";
  SearchOptions options;
  options.count_only = true;
  const ResultPage page = index_.search(query, options);
  EXPECT_EQ(page.total, 1500U);
  EXPECT_TRUE(page.total_exact);
  EXPECT_THAT(page.notes, IsEmpty());
}

TEST(RepeatedParts, ScoreAsOftenAsTheQuerySaysThem) {
  const TestIndex index({make_article("a", "", "alpha bravo charlie"),
                         make_article("b", "", "bravo alpha delta"),
                         make_article("c", "", "echo foxtrot")});
  const auto score = [&](const std::string& query) {
    const ResultPage page = index.search(query);
    return page.hits.empty() ? 0 : page.hits[0].score;
  };
  const double phrase = score("+\"alpha bravo\"");
  EXPECT_GT(phrase, 0);
  EXPECT_DOUBLE_EQ(score("+\"alpha bravo\" +\"alpha bravo\""), 2 * phrase);
  EXPECT_DOUBLE_EQ(score("\"alpha bravo\" AND \"alpha bravo\" AND \"alpha bravo\""), 3 * phrase);
  EXPECT_DOUBLE_EQ(score("(alpha SENTENCE bravo) OR (alpha SENTENCE bravo)"),
                   2 * score("alpha SENTENCE bravo"));
}

TEST(RepeatedParts, AreExplainedByWhatTheyAddUpTo) {
  const TestIndex index(
      {make_article("a", "", "alpha bravo charlie"), make_article("b", "", "delta alpha")});
  SearchOptions options;
  options.explain = true;
  const ResultPage page = index.search("\"alpha bravo\" \"alpha bravo\" charlie", options);
  ASSERT_THAT(page.hits, SizeIs(1));
  double sum = 0;
  for (const TermScore& part : page.hits[0].scores) sum += part.score;
  EXPECT_NEAR(sum, page.hits[0].score, 1e-9);
}

}  // namespace
}  // namespace broadsheet
