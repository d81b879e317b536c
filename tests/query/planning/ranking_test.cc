// Rankings of every kind on indexes of every kind: weightings, recency, expansion.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>

#include "query/language/parser.h"
#include "query/search/expansion.h"
#include "query/search/searcher.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr const char* kWords[] = {"alpha",   "bravo",  "charlie", "delta",    "echo",
                                  "foxtrot", "golf",   "hotel",   "india",    "juliet",
                                  "kilo",    "lima",   "mike",    "november", "oscar",
                                  "papa",    "quebec", "romeo",   "sierra",   "tango"};

// Words of the front of the list are common, those of its end rare.
std::vector<Article> random_articles(size_t count) {
  std::mt19937 random(7);
  const auto sentence = [&random](size_t words) {
    std::string text;
    for (size_t i = 0; i < words; ++i)
      text += std::string(kWords[random() % (1 + random() % std::size(kWords))]) + " ";
    return text;
  };
  std::vector<Article> articles;
  for (size_t i = 0; i < count; ++i)
    articles.push_back(
        make_article("a" + std::to_string(i), sentence(random() % 4), sentence(2 + random() % 40),
                     i % 5 == 0 ? "" : "2024-0" + std::to_string(1 + i % 4) + "-01"));
  return articles;
}

// The same articles in one index without positions, in one with them, and in two shards.
class Rankings : public testing::Test {
 protected:
  Rankings() {
    const std::vector<Article> all = articles_;
    for (size_t i = 0; i < all.size(); ++i) (i % 3 == 0 ? first_ : second_).push_back(all[i]);
  }

  static ResultPage ask(const std::vector<std::string>& paths, const std::string& query,
                        const SearchOptions& options) {
    Searcher searcher(paths);
    return searcher.search(parse_query(query, "20240515"), options);
  }

  static void expect_same(const ResultPage& page, const ResultPage& other) {
    ASSERT_EQ(page.hits.size(), other.hits.size());
    for (size_t i = 0; i < page.hits.size(); ++i) {
      EXPECT_EQ(page.hits[i].article.id, other.hits[i].article.id) << i;
      EXPECT_NEAR(page.hits[i].score, other.hits[i].score, 1e-9 * page.hits[i].score) << i;
    }
  }

  // On every index: the same page; the best ten are those of the whole list; scores never rise;
  // the parts of each score add up to it.
  void expect_sound(const RankingOptions& ranking) const {
    const TestIndex plain(articles_), positions(articles_, true), one(first_), two(second_);
    for (const char* query :
         {"sierra", "kilo lima tango", "papa quebec +delta", "golf \"alpha bravo\"",
          "tango OR (mike sierra)", "title:oscar papa", "november NOT alpha"}) {
      SCOPED_TRACE(query);
      const SearchOptions ten{.limit = 10, .ranking = ranking, .explain = true};
      const SearchOptions all{.limit = 1000, .ranking = ranking};
      const ResultPage page = ask({plain.path()}, query, ten);
      ASSERT_FALSE(page.hits.empty());
      expect_same(page, ask({positions.path()}, query, ten));
      expect_same(page, ask({one.path(), two.path()}, query, ten));
      ResultPage whole = ask({plain.path()}, query, all);
      whole.hits.resize(std::min<size_t>(whole.hits.size(), 10));
      expect_same(page, whole);
      double before = HUGE_VAL;
      for (const Hit& hit : page.hits) {
        double sum = 0;
        for (const TermScore& part : hit.scores) {
          EXPECT_GE(part.score, 0) << part.term;
          sum += part.score;
        }
        EXPECT_NEAR(sum, hit.score, 1e-9 * hit.score);
        EXPECT_LE(hit.score, before * (1 + 1e-9));
        before = hit.score;
      }
    }
  }

  const std::vector<Article> articles_ = random_articles(300);
  std::vector<Article> first_, second_;
};

TEST_F(Rankings, OfEveryWeightingAreSound) {
  for (const WeightingScheme& scheme : weighting_schemes()) {
    SCOPED_TRACE(scheme.name);
    expect_sound({.weighting = weighting_named(scheme.name)});
  }
}

TEST_F(Rankings, WithRecencyAreSound) { expect_sound({.recency = Recency{30, "20240515"}}); }

TEST_F(Rankings, WithExpansionAreSound) {
  expect_sound({.expand = true});
  expect_sound({.recency = Recency{30, "20240515"}, .expand = true});
  expect_sound({.weighting = weighting_named("inl2:burst=0"), .expand = true});
}

TEST_F(Rankings, WithExpansionHoldTheSameArticles) {
  const TestIndex index(articles_);
  for (const char* query :
       {"tango", "kilo +papa -alpha", "golf \"alpha bravo\"", "\"alpha bravo\""}) {
    std::set<std::string> with, without;
    const ResultPage plain = ask({index.path()}, query, {.limit = 300});
    const ResultPage expanded =
        ask({index.path()}, query, {.limit = 300, .ranking = {.expand = true}});
    for (const Hit& hit : plain.hits) without.insert(hit.article.id);
    for (const Hit& hit : expanded.hits) with.insert(hit.article.id);
    EXPECT_EQ(with, without) << query;
  }
}

TEST(Weights, OfPlainBm25HaveNoBonusAndNoBurst) {
  const TestIndex index({make_article("both", "", "storm flood storm storm"),
                         make_article("one", "", "storm calm"), make_article("no", "", "calm")});
  const auto scores = [&](const char* weighting) {
    std::vector<std::string> names;
    const ResultPage page = index.search(
        "storm flood", {.ranking = {.weighting = weighting_named(weighting)}, .explain = true});
    for (const TermScore& part : page.hits.at(0).scores) names.push_back(part.term);
    return names;
  };
  EXPECT_THAT(scores("bm25"), ElementsAre("storm", "flood", "all words"));
  EXPECT_THAT(scores("bm25:bonus=0"), ElementsAre("storm", "flood"));
  const auto best = [&](const char* weighting) {
    return index.search("storm", {.ranking = {.weighting = weighting_named(weighting)}})
        .hits.at(0)
        .score;
  };
  // storm: 4 times in 2 articles.
  EXPECT_NEAR(best("bm25") / best("bm25:burst=0"), std::sqrt(5.0 / 2), 1e-9);
  EXPECT_EQ(
      index.search("storm", {.ranking = {.weighting = weighting_named("coord")}}).hits.at(0).score,
      1);
}

// Five articles about one storm, of which "gale" is what they have in common, and many others.
std::vector<Article> storm_news() {
  std::vector<Article> articles;
  for (int i = 0; i < 5; ++i)
    articles.push_back(make_article("storm" + std::to_string(i), "Storm",
                                    "The storm was a gale, gale 4711. Gusts felled the oak."));
  articles.push_back(make_article("gale", "", "The storm brought gusts and a gale"));
  articles.push_back(make_article("dull", "", "The storm brought soup and a tune"));
  articles.push_back(make_article("other", "", "Gusts of a gale"));
  for (int i = 0; i < 92; ++i)
    articles.push_back(make_article("filler" + std::to_string(i), "", "The market was calm today"));
  return articles;
}

TEST(Expansion, AddsStemsThatTheBestArticlesShare) {
  const TestIndex index(storm_news());
  const Xapian::Database db(index.path());
  AnalyzerSet analyzers;
  const std::vector<FeedbackArticle> best{{1, 2.0}, {2, 2.0}};
  const std::vector<ExpansionTerm> terms = expansion_terms(db, best, analyzers);
  std::vector<std::string> names;
  double sum = 0;
  for (const ExpansionTerm& term : terms) {
    names.push_back(term.term);
    sum += term.share;
  }
  // No stop words ("the", "was"), no numbers, nothing of fields ("Sstorm", "Len").
  EXPECT_THAT(names, testing::UnorderedElementsAre("storm", "gale", "gust", "fell", "oak"));
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_THAT(expansion_terms(db, {}, analyzers), IsEmpty());
}

TEST(Expansion, MovesArticlesUpAndShowsWhy) {
  const TestIndex index(storm_news());
  const auto last_two = [&](bool expand) {
    std::vector<std::string> ids = index.ids("storm", {.ranking = {.expand = expand}});
    return std::vector<std::string>(ids.end() - 2, ids.end());
  };
  EXPECT_THAT(last_two(false), ElementsAre("dull", "gale"));  // alike but for their ids
  EXPECT_THAT(last_two(true), ElementsAre("gale", "dull"));
  const ResultPage page = index.search("storm", {.ranking = {.expand = true}, .explain = true});
  EXPECT_THAT(page.hits[0].scores, Contains(Field(&TermScore::term, "~gale")));
  double own = 0, added = 0;
  for (const TermScore& part : page.hits[0].scores)
    (part.term.starts_with("~") ? added : own) += part.score;
  EXPECT_GT(own, 1.5 * added);
}

TEST(Expansion, IsHighlightedOnlyIfAsked) {
  const TestIndex index(storm_news());
  const auto marked = [&](bool highlight) {
    const ResultPage page =
        index.search("storm", {.ranking = {.expand = true, .highlight_expansion = highlight}});
    std::vector<std::string> words;
    for (const Fragment& fragment : page.hits.at(0).fragments)
      for (const Highlight& h : fragment.highlights)
        words.push_back(fragment.excerpt.substr(h.begin, h.end - h.begin));
    return words;
  };
  EXPECT_THAT(marked(false), Each(std::string("storm")));
  EXPECT_THAT(marked(true), AllOf(Contains("storm"), Contains("gale"), Contains("Gusts")));
}

TEST(HalfLife, IsANumberAndAUnit) {
  EXPECT_EQ(read_half_life("30d"), 30);
  EXPECT_EQ(read_half_life("1y"), 365);
  EXPECT_EQ(read_half_life("12h"), 0.5);
  EXPECT_EQ(read_half_life("0.5w"), 3.5);
  for (const char* wrong : {"", "d", "30", "0d", "-1d", "30 d", "nand", "infd", "1x"})
    EXPECT_EQ(read_half_life(wrong), std::nullopt) << wrong;
}

TEST(RecencyOrder, PutsTheNewestFirstAndGivesNoMoreThanItsShare) {
  const TestIndex index({make_article("old", "", "The storm came", "2024-01-01"),
                         make_article("undated", "", "The storm came", ""),
                         make_article("new", "", "The storm came", "2024-03-01"),
                         make_article("better", "", "storm storm", "2023-01-01"),
                         make_article("filler", "", "calm", "2024-03-31")});
  const SearchOptions options{.ranking = {.recency = Recency{30, "20240515"}}, .explain = true};
  const ResultPage page = index.search("storm", options);
  double plain = 0;
  const ResultPage without = index.search("storm", {});
  for (const Hit& hit : without.hits)
    if (hit.article.id == "new") plain = hit.score;
  std::map<std::string, const Hit*> hits;
  for (const Hit& hit : page.hits) hits[hit.article.id] = &hit;
  EXPECT_GT(hits["new"]->score, hits["old"]->score);
  EXPECT_GT(hits["old"]->score, hits["undated"]->score);
  // 30 days before the newest article, which is not later than today: half of a quarter.
  EXPECT_NEAR(hits["new"]->score, plain * 1.125, 1e-9);
  EXPECT_EQ(hits["undated"]->score, plain);
  for (const Hit& hit : page.hits)
    for (const TermScore& part : hit.scores)
      if (part.term == "recency") {
        EXPECT_LE(part.score, kRecencyShare * hit.score);
      }
}

TEST(RecencyOrder, CountsFromTodayWhenTheNewestArticleIsOfTheFuture) {
  const TestIndex index({make_article("new", "", "storm", "2024-05-15"),
                         make_article("wrong", "", "calm", "2999-01-01")});
  const auto factor = [&](const char* today) {
    const RecencyFactor recency({30, today}, Xapian::Database(index.path()));
    return recency.of("20240515000000");
  };
  EXPECT_NEAR(factor("20240514"), 1.25, 1e-9);
  EXPECT_NEAR(factor("20240613"), 1.125, 1e-9);
}

TEST(RecencyOrder, FindsNewArticlesFarDownTheList) {
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i)
    articles.push_back(make_article("old" + std::to_string(i), "", "storm calm", "2000-01-01"));
  articles.push_back(make_article("new", "", "storm calm sea", "2024-05-01"));
  const TestIndex index(articles);
  EXPECT_THAT(index.ids("storm"), Not(Contains("new")));
  EXPECT_EQ(index.ids("storm", {.ranking = {.recency = Recency{30, "20240515"}}}).at(0), "new");
}

}  // namespace
}  // namespace broadsheet
