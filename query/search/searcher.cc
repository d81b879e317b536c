#include "query/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include "corpus/support/error.h"
#include "query/language/limits.h"
#include "query/matching/matcher.h"
#include "query/planning/planner.h"
#include "query/planning/ranking.h"
#include "query/search/article_finder.h"
#include "query/search/expansion.h"
#include "query/search/hit_maker.h"
#include "query/search/kept_first.h"
#include "query/search/like.h"
#include "query/search/verification.h"
#include "query/terms/query_analysis.h"
#include "query/terms/word_expansion.h"

namespace broadsheet {
namespace {

// A writer that commits faster than this many times during one search is no writer of ours.
constexpr int kMaxReopens = 20;

// One search in its steps, with what they share.
class Search {
 public:
  Search(ReadingDesk& desk, HelperDesks& helpers, const Node& query, const SearchOptions& options)
      : index_(desk.index),
        db_(index_.database()),
        options_(options),
        tree_(analyze_query(query, db_, index_.languages(), desk.analyzers)),
        analyzers_(desk.analyzers),
        matcher_(tree_, analyzers_),
        plan_(shown_only(make_plan(tree_, index_, options.ranking), db_, options.visibility)),
        verification_(tree_, desk, helpers),
        finder_(plan_, index_, verification_) {}

  // Plan (made already), feedback, candidates and their verification, hits, counts.
  ResultPage run() {
    ResultPage page;
    page.indexes = index_.shard_count();
    if (wants_feedback()) expand();
    if (options_.explain) page.xapian = plan_.query.get_description();
    page.unknown_word = has_unknown_word();
    const FoundPage found = find();
    page.total = found.total;
    page.total_exact = found.total_exact;
    page.stopped = found.stopped;
    page.partial = found.partial;
    add_hits(found, page);
    if (!options_.facets.empty() || options_.timeline != nullptr) count_all(page);
    if (tree_.cut) page.total_exact = false;
    add_notes(page);
    return page;
  }

 private:
  bool has_unknown_word() const {
    return std::ranges::any_of(tree_.sets, [this](const TermSet& set) {
      return std::ranges::none_of(set.terms,
                                  [this](const auto& term) { return db_.term_exists(term); });
    });
  }

  bool wants_feedback() const {
    return options_.ranking.expand && plan_.ranked && options_.sort == SortOrder::kRelevance &&
           !options_.count_only;
  }

  void add_hits(const FoundPage& found, ResultPage& page) {
    const HitOptions hits{options_.snippets, options_.snippet, options_.explain};
    Matcher* const beside = expansion_matcher_ ? &*expansion_matcher_ : nullptr;
    page.hits = HitMaker(plan_, index_, matcher_, beside, hits)
                    .make(found.articles, options_.offset + 1, page.notes);
  }

  void add_notes(ResultPage& page) const {
    if (!plan_.all_bonuses)
      page.notes.emplace_back(
          "groups are nested too deeply: some are ranked without the bonus for all their parts");
    if (tree_.cut)
      page.notes.push_back(
          fmt::format("the query has too many parts: the first ones are searched, at most {} "
                      "different words, {} phrases and {} parts",
                      kMaxQueryWords, kMaxQueryPhrases, kMaxQueryParts));
    if (!page.partial) return;
    const std::string searched =
        plan_.share < 1
            ? fmt::format("only the last {:.2g} % of the articles to be added were searched",
                          100 * plan_.share)
            : "not all articles that may match were checked";
    page.notes.push_back(fmt::format(
        "the query asks for too much work: {}, at least {} match; leave out some of its parts",
        searched, page.total));
  }

  // Adds the words that the best articles have in common.
  void expand() {
    as_typed_ = finder_.page(0, expansion::kArticles, SortOrder::kRelevance, options_.most_verified)
                    .articles;
    std::vector<FeedbackArticle> articles;
    for (const FoundArticle& found : as_typed_) articles.push_back({found.id, found.score});
    const std::vector<ExpansionTerm> terms = expansion_terms(db_, articles, analyzers_);
    const std::vector<double> rarities =
        add_expansion(db_, terms, options_.ranking.weighting.burst, plan_);
    if (!options_.ranking.highlight_expansion) return;
    expansion_ = expansion_tree(tree_, terms);
    plan_.set_weights.insert(plan_.set_weights.end(), rarities.begin(), rarities.end());
    expansion_matcher_.emplace(expansion_, analyzers_);
  }

  FoundPage find() {
    if (options_.count_only) return finder_.count();
    if (options_.collapse == nullptr && !as_typed_.empty()) return expanded_page();
    if (options_.collapse == nullptr)
      return finder_.page(options_.offset, options_.limit, options_.sort, options_.most_verified);
    return collapsed_page(finder_, index_, *options_.collapse,
                          {options_.offset, options_.limit, options_.sort, options_.most_verified});
  }

  FoundPage expanded_page() {
    const size_t end = options_.offset + options_.limit;
    // With one more than those that are kept, so that their scores don't depend on the page.
    FoundPage page = finder_.page(0, end + kKeptFirst + 1, options_.sort, options_.most_verified);
    keep_first(as_typed_, page.articles);
    keep_between(page.articles, options_.offset, end);
    return page;
  }

  void count_all(ResultPage& page) {
    const auto [ids, partial] = finder_.all();
    page.total = std::max<uint64_t>(ids.size(), page.hits.size());
    page.total_exact = !partial;
    page.partial |= partial;
    for (const FacetRequest& facet : options_.facets)
      page.facets.push_back({std::string(facet.field->name), count_facet(db_, ids, facet)});
    if (options_.timeline != nullptr)
      page.timeline = {std::string(options_.timeline->name),
                       count_timeline(db_, ids, *options_.timeline)};
  }

  IndexView& index_;
  const Xapian::Database& db_;
  const SearchOptions& options_;
  const MatchTree tree_;
  AnalyzerSet& analyzers_;
  Matcher matcher_;
  std::vector<FoundArticle> as_typed_;  // the best of the query before its expansion
  MatchTree expansion_;                 // of --highlight-expansion
  std::optional<Matcher> expansion_matcher_;
  Plan plan_;
  Verification verification_;
  ArticleFinder finder_;
};

}  // namespace

template <typename Work>
auto Searcher::on_one_state(Work work) {
  for (int attempt = 0;; ++attempt) {
    try {
      return work();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxReopens) throw;
      desk_.index.reopen();
    }
  }
}

ResultPage Searcher::search(const Node& query, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  ResultPage page = on_one_state([&] { return search_once(query, options); });
  page.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return page;
}

Node Searcher::like(const std::string& name) {
  return on_one_state([&] { return like_query(article_named(name, desk_.index), desk_); });
}

std::optional<Suggestion> Searcher::suggest(std::string_view typed, const Node& query) {
  return on_one_state([&] { return suggest_spelling(typed, query, desk_.index, desk_.analyzers); });
}

ResultPage Searcher::search_once(const Node& query, const SearchOptions& options) {
  desk_.analyzers.trim();
  Node expanded = query;
  const ExpandedWords words = expand_words(expanded, desk_.index);
  ResultPage page = Search(desk_, helpers_, expanded, options).run();
  page.interpreted = describe(expanded.children.empty() ? query : expanded);
  page.notes.insert(page.notes.begin(), words.notes.begin(), words.notes.end());
  if (!words.complete) {
    page.partial = true;
    page.total_exact = false;
  }
  return page;
}

}  // namespace broadsheet
