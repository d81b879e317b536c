#include "query/searcher.h"

#include <algorithm>
#include <chrono>

#include "corpus/schema.h"
#include "corpus/support/error.h"
#include "query/article_finder.h"
#include "query/matcher.h"
#include "query/planner.h"
#include "query/ranking.h"
#include "query/verification.h"

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
        matcher_(tree_, desk.analyzers),
        plan_(make_plan(tree_, index_, found_)),
        verification_(tree_, desk, helpers),
        finder_(plan_, index_, verification_, found_) {}

  ResultPage run() {
    ResultPage page;
    if (options_.explain) page.xapian = plan_.query.get_description();
    const FoundPage found =
        options_.count_only
            ? finder_.count()
            : finder_.page(options_.offset, options_.limit, options_.sort, options_.most_verified);
    page.total = found.total;
    page.total_exact = found.total_exact;
    page.stopped = found.stopped;
    for (size_t i = 0; i < found.articles.size(); ++i)
      page.hits.push_back(make_hit(found.articles[i], options_.offset + i + 1));
    return page;
  }

 private:
  Hit make_hit(const FoundArticle& found, size_t rank) {
    const Xapian::Document document = db_.get_document(found.id);
    Hit hit;
    hit.rank = rank;
    hit.score = found.score;
    hit.article = index_.codec_of(found.id).decode(document.get_data());
    hit.words =
        static_cast<uint64_t>(Xapian::sortable_unserialise(document.get_value(slot(Slot::kWords))));
    std::vector<MatchSpan> spans;
    matcher_.match(text_of(hit.article), &spans);
    const auto text = std::ranges::partition_point(
        spans, [](const MatchSpan& span) { return span.field != Field::kTitle; });
    const std::span<const MatchSpan> in_text(spans.begin(), text);
    const std::span<const MatchSpan> in_title(text, spans.end());
    hit.title = highlight_whole(Field::kTitle, hit.article.title, in_title, kTitleLength);
    if (options_.snippets)
      hit.fragments = make_snippet(hit.article.text, in_text, plan_.set_weights, options_.snippet);
    if (options_.explain) hit.scores = explain(hit);
    return hit;
  }

  // The score of a hit by the parts of the query, each weighed by Xapian on its own.
  std::vector<TermScore> explain(const Hit& hit) const {
    std::vector<TermScore> scores;
    const Xapian::Query only(field_term(Field::kId, hit.article.id));
    for (const WeightedPart& part : plan_.parts) {
      Xapian::Query conditions = only;
      for (const Xapian::Query& condition : part.conditions) conditions &= condition;
      Xapian::Enquire enquire(db_);
      enquire.set_weighting_scheme(default_weighting());
      enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, part.query, conditions));
      const Xapian::MSet mset = enquire.get_mset(0, 1);
      if (!mset.empty()) scores.push_back({part.name, mset[0].get_weight()});
    }
    return scores;
  }

  IndexView& index_;
  const Xapian::Database& db_;
  const SearchOptions& options_;
  const MatchTree tree_;
  Matcher matcher_;
  FoundNodes found_;
  const Plan plan_;
  Verification verification_;
  ArticleFinder finder_;
};

}  // namespace

ResultPage Searcher::search(const Node& query, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  for (int attempt = 0;; ++attempt) {
    try {
      ResultPage page = search_once(query, options);
      page.took_ms =
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
              .count();
      return page;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxReopens) throw;
      desk_.index.reopen();
    }
  }
}

ResultPage Searcher::search_once(const Node& query, const SearchOptions& options) {
  desk_.analyzers.trim();
  ResultPage page = Search(desk_, helpers_, query, options).run();
  page.interpreted = describe(query);
  return page;
}

}  // namespace broadsheet
