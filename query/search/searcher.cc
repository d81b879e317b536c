#include "query/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "query/matching/matcher.h"
#include "query/planning/planner.h"
#include "query/planning/ranking.h"
#include "query/search/article_finder.h"
#include "query/search/expansion.h"
#include "query/search/kept_first.h"
#include "query/search/like.h"
#include "query/search/verification.h"
#include "query/terms/query_analysis.h"
#include "query/terms/word_expansion.h"

namespace broadsheet {
namespace {

// A writer that commits faster than this many times during one search is no writer of ours.
constexpr int kMaxReopens = 20;

constexpr size_t kTitleLength = 500;  // characters

ArticleText text_of(const Article& article) {
  return {article.id,     article.title,  article.text,    article.date,
          article.author, article.source, article.section, article.lang};
}

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

  ResultPage run() {
    ResultPage page;
    if (options_.ranking.expand && plan_.ranked && options_.sort == SortOrder::kRelevance &&
        !options_.count_only)
      expand();
    if (options_.explain) page.xapian = plan_.query.get_description();
    page.unknown_word = has_unknown_word();
    const FoundPage found = find();
    page.total = found.total;
    page.total_exact = found.total_exact;
    page.stopped = found.stopped;
    page.partial = found.partial;
    for (size_t i = 0; i < found.articles.size(); ++i)
      page.hits.push_back(make_hit(found.articles[i], options_.offset + i + 1));
    if (!options_.facets.empty() || options_.timeline != nullptr) count_all(page);
    if (!plan_.all_bonuses)
      page.notes.emplace_back(
          "groups are nested too deeply: some are ranked without the bonus for all their parts");
    if (page.partial) page.notes.push_back(partial_note(page.total));
    return page;
  }

 private:
  bool has_unknown_word() const {
    return std::ranges::any_of(tree_.sets, [this](const TermSet& set) {
      return std::ranges::none_of(set.terms,
                                  [this](const auto& term) { return db_.term_exists(term); });
    });
  }

  std::string partial_note(uint64_t total) const {
    const std::string searched =
        plan_.share < 1
            ? fmt::format("only the last {:.2g} % of the articles to be added were searched",
                          100 * plan_.share)
            : "not all articles that may match were looked at";
    return fmt::format(
        "the query asks for too much work: {}, at least {} match; leave out some of its parts",
        searched, total);
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

  // The places of the query and, if asked for, those of its expansion beside them.
  std::vector<MatchSpan> spans_of(const ArticleText& article) {
    std::vector<MatchSpan> spans;
    matcher_.match(article, &spans);
    if (!expansion_matcher_) return spans;
    std::vector<MatchSpan> more;
    expansion_matcher_->match(article, &more);
    add_spans(more, spans);
    return spans;
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

  Hit make_hit(const FoundArticle& found, size_t rank) {
    const Xapian::Document document = db_.get_document(found.id);
    Hit hit;
    hit.rank = rank;
    hit.score = found.score;
    hit.article = index_.codec_of(found.id).decode(document.get_data());
    hit.words =
        static_cast<uint64_t>(Xapian::sortable_unserialise(document.get_value(slot(Slot::kWords))));
    ArticleText article = text_of(hit.article);
    // Words are marked each for itself, so without snippets those of the title are enough.
    if (plan_.words && !options_.snippets) article.text = {};
    const std::vector<MatchSpan> spans = spans_of(article);
    const auto text = std::ranges::partition_point(
        spans, [](const MatchSpan& span) { return span.field != Field::kTitle; });
    const std::span<const MatchSpan> in_text(spans.begin(), text);
    const std::span<const MatchSpan> in_title(text, spans.end());
    hit.title = highlight_whole(Field::kTitle, hit.article.title, in_title, kTitleLength);
    if (options_.snippets)
      hit.fragments = make_snippet(hit.article.text, in_text, plan_.set_weights, options_.snippet);
    if (options_.explain) hit.scores = explain(hit, found);
    return hit;
  }

  // The score of a hit by the parts of the query, each weighed by Xapian on its own.
  std::vector<TermScore> explain(const Hit& hit, const FoundArticle& found) const {
    std::vector<TermScore> scores;
    const Xapian::Query only(field_term(Field::kId, hit.article.id));
    for (const WeightedPart& part : plan_.parts) {
      Xapian::Query conditions = only;
      for (const Xapian::Query& condition : part.conditions) conditions &= condition;
      Xapian::Enquire enquire(db_);
      enquire.set_weighting_scheme(*plan_.weight);
      enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, part.query, conditions));
      const Xapian::MSet mset = enquire.get_mset(0, 1);
      if (!mset.empty()) scores.push_back({part.name, mset[0].get_weight()});
    }
    double sum = 0;
    for (const TermScore& score : scores) sum += score.score;
    if (found.recency > 1) {
      scores.push_back({"recency", sum * (found.recency - 1)});
      sum *= found.recency;
    }
    if (found.kept && hit.score > sum) scores.push_back({"kept first", hit.score - sum});
    return scores;
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
