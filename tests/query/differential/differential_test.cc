// Random query strings over a small vocabulary: the hits of a search are the articles that a naive
// evaluation of the tree says yes to, what is highlighted is what it says, scores don't depend on
// positions, and explanations add up.
//
// BROADSHEET_TEST_SEED chooses other trees, BROADSHEET_TEST_TREES how many (20,000 in CI).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <set>

#include "query/language/parser.h"
#include "query/matching/matcher.h"
#include "query/search/searcher.h"
#include "query/terms/query_analysis.h"
#include "query/terms/word_expansion.h"
#include "tests/query/differential/naive_evaluator.h"
#include "tests/query/differential/query_text.h"
#include "tests/query/differential/tree_generator.h"
#include "tests/query/test_index.h"
#include "tests/rounds.h"

namespace broadsheet {
namespace {

constexpr std::string_view kToday = "20240515";
constexpr size_t kArticles = 200;

constexpr unsigned kTrees = rounds(20000);

unsigned from_environment(const char* name, unsigned otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

// How much is compared: the dearer comparisons are made for some of the trees only.
struct Depth {
  bool count = true;
  bool positions = true;
  bool explain = true;
};

class Differential {
 public:
  explicit Differential(const std::vector<Article>& articles)
      : articles_(articles),
        without_(articles, false),
        with_(articles, true),
        searcher_without_({without_.path()}),
        searcher_with_({with_.path()}),
        view_({without_.path()}),
        db_(without_.path()) {
    for (const Article& article : articles_) naive_.emplace_back(article);
  }

  // What is wrong about the query; "" if nothing.
  std::string fault_of(const std::string& text, const Depth& depth) {
    const Node query = parse_query(text, kToday);
    std::set<std::string> expected;
    std::vector<std::set<NaiveSpan>> spans(naive_.size());
    for (size_t i = 0; i < naive_.size(); ++i)
      if (naive_match(query, naive_[i], spans[i])) expected.insert(naive_[i].id);
    const ResultPage page =
        searcher_without_.search(query, {.limit = kArticles, .snippets = false});
    std::string fault = compare_hits(page, expected);
    if (fault.empty()) fault = compare_spans(query, expected, spans);
    if (fault.empty() && depth.count) fault = compare_count(query, expected.size());
    if (fault.empty() && depth.positions) fault = compare_positions(query, page);
    if (fault.empty() && depth.explain) fault = compare_scores(query);
    return fault;
  }

 private:
  std::string show(const std::string& id) const {
    const size_t number = std::stoul(id.substr(1));
    const Article& article = articles_[number];
    return fmt::format("{}: title '{}', date '{}', author '{}', text '{}'", id, article.title,
                       article.date, article.author, article.text);
  }

  std::string compare_hits(const ResultPage& page, const std::set<std::string>& expected) const {
    std::set<std::string> found;
    for (const Hit& hit : page.hits) found.insert(hit.article.id);
    for (const std::string& id : expected)
      if (!found.contains(id)) return "not found: " + show(id);
    for (const std::string& id : found)
      if (!expected.contains(id)) return "wrongly found: " + show(id);
    if (page.hits.size() != found.size()) return "an article was found twice";
    if (page.total_exact && page.total != found.size())
      return fmt::format("the total is said to be exactly {}, but is {}", page.total, found.size());
    return "";
  }

  // The first few articles that match.
  std::string compare_spans(const Node& query, const std::set<std::string>& expected,
                            const std::vector<std::set<NaiveSpan>>& spans) {
    constexpr size_t kCompared = 5;
    Node expanded = query;
    expand_words(expanded, view_);
    const MatchTree tree = analyze_query(expanded, db_, {{"en"}}, analyzers_);
    Matcher matcher(tree, analyzers_);
    size_t compared = 0;
    for (size_t i = 0; i < articles_.size() && compared < kCompared; ++i) {
      const Article& a = articles_[i];
      if (!expected.contains(a.id)) continue;
      ++compared;
      std::vector<MatchSpan> marked;
      matcher.match({a.id, a.title, a.text, a.date, a.author, a.source, a.section, a.lang},
                    &marked);
      std::set<NaiveSpan> found;
      for (const MatchSpan& span : marked) found.emplace(span.field, span.begin, span.end);
      if (found != spans[i])
        return fmt::format("{} places are marked instead of {} in {}", found.size(),
                           spans[i].size(), show(a.id));
    }
    return "";
  }

  std::string compare_count(const Node& query, size_t expected) {
    const uint64_t total = searcher_without_.search(query, {.count_only = true}).total;
    return total == expected ? "" : fmt::format("{} are counted instead of {}", total, expected);
  }

  std::string compare_positions(const Node& query, const ResultPage& page) {
    const ResultPage other = searcher_with_.search(query, {.limit = kArticles, .snippets = false});
    if (page.hits.size() != other.hits.size())
      return fmt::format("with positions {} are found instead of {}", other.hits.size(),
                         page.hits.size());
    for (size_t i = 0; i < page.hits.size(); ++i)
      if (page.hits[i].article.id != other.hits[i].article.id ||
          std::abs(page.hits[i].score - other.hits[i].score) > 1e-9)
        return fmt::format("with positions hit {} is another, or scores {} instead of {}", i + 1,
                           other.hits[i].score, page.hits[i].score);
    return "";
  }

  std::string compare_scores(const Node& query) {
    const ResultPage page =
        searcher_without_.search(query, {.limit = 5, .snippets = false, .explain = true});
    for (const Hit& hit : page.hits) {
      double sum = 0;
      for (const TermScore& score : hit.scores) sum += score.score;
      if (std::abs(sum - hit.score) > 1e-9)
        return fmt::format("the score of {} is {}, but its parts add up to {}", hit.article.id,
                           hit.score, sum);
    }
    return "";
  }

  const std::vector<Article> articles_;
  std::vector<NaiveArticle> naive_;
  const TestIndex without_;
  const TestIndex with_;
  Searcher searcher_without_;
  Searcher searcher_with_;
  const IndexView view_;
  AnalyzerSet analyzers_;
  const Xapian::Database db_;
};

// All trees that are one step simpler: a node replaced by one of its children, or without one.
void simplify(const Node& node, const std::function<void(const Node&)>& take) {
  for (size_t i = 0; i < node.children.size(); ++i) {
    Node child = node.children[i];
    child.occur = node.occur;
    take(child);
    Node shorter = node;
    shorter.children.erase(shorter.children.begin() + static_cast<std::ptrdiff_t>(i));
    if (!shorter.children.empty()) take(shorter);
    simplify(node.children[i], [&](const Node& simpler) {
      Node changed = node;
      changed.children[i] = simpler;
      take(changed);
    });
  }
  if (node.surface) {
    Node stemmed = node;
    stemmed.surface = false;
    take(stemmed);
  }
}

// The simplest query that can be reached by such steps and is still at fault.
std::string shrink(Node tree, Differential& test) {
  for (bool shorter = true; shorter;) {
    std::vector<Node> simpler;
    simplify(tree, [&](const Node& node) { simpler.push_back(node); });
    shorter = false;
    for (Node& node : simpler) {
      try {
        if (test.fault_of(to_query(node), {}).empty()) continue;
      } catch (const QueryError&) {
        continue;
      }
      tree = std::move(node);
      shorter = true;
      break;
    }
  }
  return to_query(tree);
}

TEST(Differential, SearchFindsMarksAndScoresAsANaiveEvaluationDoes) {
  TreeGenerator generator(from_environment("BROADSHEET_TEST_SEED", 20240515));
  Differential test(generator.articles(kArticles));
  const unsigned trees = from_environment("BROADSHEET_TEST_TREES", kTrees);
  for (unsigned round = 0; round < trees; ++round) {
    const Node tree = generator.query();
    const std::string query = to_query(tree);
    const Depth depth{round % 4 == 0, round % 4 == 1, round % 20 == 2};
    if (test.fault_of(query, depth).empty()) continue;
    const std::string shortest = shrink(tree, test);
    FAIL() << "tree " << round << ": " << query << "\nshrunk to: " << shortest
           << "\nread as: " << describe(parse_query(shortest, kToday)) << "\n"
           << test.fault_of(shortest, {});
  }
}

}  // namespace
}  // namespace broadsheet
