// A page is the beginning of the full list, however deep it is.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "query/language/parser.h"
#include "query/search/searcher.h"
#include "tests/query/test_index.h"
#include "tests/rounds.h"

namespace broadsheet {
namespace {

constexpr size_t kArticles = 400;
constexpr size_t kDepths[] = {1, 5, 10, 26, 60, 100, 200};

// The first words are in most articles, the last ones in few; some are only in the first articles,
// so that their lists end early. Articles differ much in length.
constexpr const char* kWords[] = {"alpha",   "bravo", "charlie", "delta", "echo",
                                  "foxtrot", "golf",  "hotel",   "india"};

std::vector<Article> drawn_articles(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (size_t i = 0; i < kArticles; ++i) {
    std::string text;
    for (size_t word = 0; word < std::size(kWords); ++word) {
      const bool ended = word % 3 == 2 && i > kArticles / (2 + word);
      if (ended || random() % (word + 2) > 1) continue;
      for (size_t times = 1 + random() % (1 + random() % 6); times > 0; --times)
        text += std::string(kWords[word]) + (random() % 3 == 0 ? " " : " x ");
    }
    for (size_t other = random() % (1 + random() % 90); other > 0; --other)
      text += "w" + std::to_string(random() % 500) + " ";
    articles.push_back(make_article("a" + std::to_string(i), "", text));
  }
  return articles;
}

std::string drawn_query(std::mt19937& random, bool plain) {
  const auto word = [&random] { return std::string(kWords[random() % std::size(kWords)]); };
  const auto part = [&](size_t kind) {
    const std::string a = word(), b = word(), c = word();
    switch (kind) {
      case 0:
        return "\"" + a + " " + b + "\"";
      case 1:
        return "(" + a + " AND (" + b + " OR " + c + "))";
      case 2:
        return "(+" + a + " " + b + " " + c + ")";
      case 3:
        return "(" + a + " NEAR/5 (" + b + " OR " + c + "))";
      case 4:
        return "(" + a + " " + b + " -" + c + ")";
      default:
        return a;
    }
  };
  const auto next = [&] { return part(!plain && random() % 3 == 0 ? random() % 5 : 5); };
  std::string query = next();
  for (size_t more = 1 + random() % 3; more > 0; --more)
    query += (!plain && random() % 6 == 0 ? " +" : " ") + next();
  return query;
}

// Lists at all depths begin alike, with the same scores.
void expect_beginnings(Searcher& searcher, const std::string& query,
                       const RankingOptions& ranking) {
  SCOPED_TRACE(query);
  const Node tree = parse_query(query, "20240515");
  SearchOptions options{.limit = kArticles, .ranking = ranking, .snippets = false};
  const ResultPage full = searcher.search(tree, options);
  for (const size_t depth : kDepths) {
    SCOPED_TRACE(depth);
    options.limit = depth;
    const ResultPage page = searcher.search(tree, options);
    ASSERT_EQ(page.hits.size(), std::min(depth, full.hits.size()));
    for (size_t i = 0; i < page.hits.size(); ++i) {
      ASSERT_EQ(page.hits[i].article.id, full.hits[i].article.id) << "at " << i;
      ASSERT_NEAR(page.hits[i].score, full.hits[i].score, 1e-9 * full.hits[i].score);
    }
  }
}

void expect_beginnings_of_drawn(const RankingOptions& ranking, bool plain) {
  for (unsigned seed = 1; seed <= 1 + rounds(12); ++seed) {
    const TestIndex index(drawn_articles(seed));
    Searcher searcher({index.path()});
    std::mt19937 random(seed);
    for (int query = 0; query < 10; ++query) {
      expect_beginnings(searcher, drawn_query(random, plain), ranking);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(Depths, OfPlainWordsAgree) { expect_beginnings_of_drawn({}, true); }

TEST(Depths, OfQueriesOfEveryKindAgree) { expect_beginnings_of_drawn({}, false); }

TEST(Depths, WithExpansionAgree) { expect_beginnings_of_drawn({.expand = true}, false); }

TEST(Depths, WithRecencyAgree) {
  expect_beginnings_of_drawn({.recency = Recency{30, "20240515"}}, false);
}

}  // namespace
}  // namespace broadsheet
