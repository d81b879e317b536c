#include "query/searcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <tuple>

#include "corpus/schema.h"
#include "corpus/support/error.h"
#include "query/matcher.h"
#include "query/planner.h"
#include "query/ranking.h"
#include "query/verification.h"

namespace broadsheet {
namespace {

// A writer that commits faster than this many times during one search is no writer of ours.
constexpr int kMaxReopens = 20;

// Totals below this are exact for plain words; with verification each candidate costs more.
constexpr Xapian::doccount kExactTotal = 1000;
constexpr Xapian::doccount kExactVerifiedTotal = 100;

// How many more candidates are fetched to order those that weigh the same, and when to stop.
constexpr size_t kTieRoom = 16;
constexpr size_t kMaxTies = 4096;

// Scores this close are the same: only the order of summing, which Xapian chooses, tells them
// apart.
constexpr double kScoreTolerance = 1e-9;

constexpr size_t kTitleLength = 500;  // characters

bool same_score(double a, double b) {
  return std::abs(a - b) <= kScoreTolerance * std::max(std::abs(a), std::abs(b));
}

// Sorts articles without a date behind the others in either direction.
class DateKey : public Xapian::KeyMaker {
 public:
  explicit DateKey(bool newest_first) : undated_(newest_first ? "" : "~") {}
  std::string operator()(const Xapian::Document& document) const override {
    std::string date = document.get_value(slot(Slot::kDate));
    return date.empty() ? undated_ : date;
  }

 private:
  std::string undated_;
};

ArticleText text_of(const Article& article) {
  return {article.id,     article.title,  article.text,    article.date,
          article.author, article.source, article.section, article.lang};
}

// One search in its steps, with what they share.
class Search {
 public:
  Search(IndexView& index, AnalyzerSet& analyzers, const Node& query, const SearchOptions& options)
      : index_(index),
        db_(index.database()),
        options_(options),
        tree_(analyze_query(query, db_, index.languages(), analyzers)),
        matcher_(tree_, analyzers),
        verifier_{matcher_, index_, answers_},
        plan_(make_plan(tree_, db_, verifier_)),
        decider_(verifier_),
        newest_first_(options.sort != SortOrder::kOldestFirst),
        date_key_(newest_first_),
        enquire_(db_) {}

  ResultPage run() {
    ResultPage page;
    if (options_.explain) page.xapian = plan_.query.get_description();
    enquire_.set_query(plan_.query);
    if (options_.count_only)
      count(page);
    else
      find(page);
    return page;
  }

 private:
  struct Candidate {
    Xapian::docid id;
    double score;
    std::string date;  // the sort key; "" of a ranked candidate until a tie asks for it
  };

  bool ranked() const { return plan_.ranked && options_.sort == SortOrder::kRelevance; }

  Xapian::MSet fetch(size_t items, Xapian::doccount at_least) {
    const auto wanted = static_cast<Xapian::doccount>(
        std::min<size_t>(items, std::max<Xapian::doccount>(db_.get_doccount(), 1)));
    return enquire_.get_mset(0, wanted, std::max(wanted, at_least), nullptr,
                             plan_.verify ? &decider_ : nullptr);
  }

  void count(ResultPage& page) {
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet mset = fetch(1, db_.get_doccount());
    page.total = mset.get_matches_estimated();
  }

  void find(ResultPage& page) {
    if (plan_.ranked)
      enquire_.set_weighting_scheme(default_weighting());
    else
      enquire_.set_weighting_scheme(Xapian::BoolWeight());
    if (!ranked()) enquire_.set_sort_by_key_then_relevance(&date_key_, newest_first_);
    const size_t end = options_.offset + options_.limit;
    const Xapian::doccount at_least = plan_.verify ? kExactVerifiedTotal : kExactTotal;
    Xapian::MSet mset = fetch(end + kTieRoom, at_least);
    for (size_t room = 4 * kTieRoom; tied_at_end(mset, end) && room <= kMaxTies; room *= 4)
      mset = fetch(end + room, at_least);
    set_total(mset, end, page);
    std::vector<Candidate> candidates = in_order(mset);
    for (size_t i = options_.offset; i < std::min(end, candidates.size()); ++i)
      page.hits.push_back(make_hit(candidates[i], i + 1));
  }

  // True if the last candidate weighs as much as the last that will be shown, so that more might.
  bool tied_at_end(const Xapian::MSet& mset, size_t end) const {
    if (end == 0 || mset.size() <= end) return false;
    const auto shown = mset[static_cast<Xapian::doccount>(end - 1)];
    const auto last = mset[mset.size() - 1];
    if (mset.size() == db_.get_doccount()) return false;
    return ranked() ? same_score(shown.get_weight(), last.get_weight())
                    : shown.get_sort_key() == last.get_sort_key();
  }

  static void set_total(const Xapian::MSet& mset, size_t end, ResultPage& page) {
    page.total = mset.get_matches_estimated();
    page.total_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
    if (mset.size() < end + kTieRoom) {  // these are all
      page.total = mset.size();
      page.total_exact = true;
    }
  }

  // Candidates in the order of the contract: what Xapian sorted by, then date, then id.
  std::vector<Candidate> in_order(const Xapian::MSet& mset) {
    std::vector<Candidate> candidates;
    for (auto item = mset.begin(); item != mset.end(); ++item)
      candidates.push_back({*item, item.get_weight(), item.get_sort_key()});
    const auto same = [&](const Candidate& a, const Candidate& b) {
      return ranked() ? same_score(a.score, b.score) : a.date == b.date;
    };
    for (size_t begin = 0; begin < candidates.size();) {
      size_t end = begin + 1;
      while (end < candidates.size() && same(candidates[begin], candidates[end])) ++end;
      if (end - begin > 1) order_ties(std::span(candidates).subspan(begin, end - begin));
      begin = end;
    }
    return candidates;
  }

  std::string date_of(Xapian::docid id) const {
    return db_.get_document(id).get_value(slot(Slot::kDate));
  }

  void order_ties(std::span<Candidate> ties) {
    std::vector<std::pair<std::string, Candidate>> keyed;
    for (Candidate& tie : ties) {
      if (tie.date.empty()) tie.date = date_of(tie.id);
      const std::string data = db_.get_document(tie.id).get_data();
      keyed.emplace_back(index_.codec_of(tie.id).decode_text(data).id, std::move(tie));
    }
    std::ranges::sort(keyed, [](const auto& a, const auto& b) {
      return std::tie(b.second.date, a.first) < std::tie(a.second.date, b.first);
    });
    for (size_t i = 0; i < ties.size(); ++i) ties[i] = std::move(keyed[i].second);
  }

  Hit make_hit(const Candidate& candidate, size_t rank) {
    const Xapian::Document document = db_.get_document(candidate.id);
    Hit hit;
    hit.rank = rank;
    hit.score = candidate.score;
    hit.article = index_.codec_of(candidate.id).decode(document.get_data());
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
    if (options_.explain) hit.scores = explain(hit, spans);
    return hit;
  }

  // The score of a hit by the parts of the query, each weighed by Xapian on its own.
  std::vector<TermScore> explain(const Hit& hit, std::span<const MatchSpan> spans) const {
    std::vector<TermScore> scores;
    const Xapian::Query only(field_term(Field::kId, hit.article.id));
    for (const WeightedPart& part : plan_.parts) {
      const bool words = !part.node->words.empty();
      const bool matched =
          std::ranges::any_of(spans, [&](const MatchSpan& span) { return span.node == part.node; });
      if (words && !matched) continue;
      Xapian::Enquire enquire(db_);
      enquire.set_weighting_scheme(default_weighting());
      enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, part.query, only));
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
  std::map<const MatchNode*, Verifier::Answer> answers_;
  const Verifier verifier_;
  const Plan plan_;
  const TreeDecider decider_;
  const bool newest_first_;
  DateKey date_key_;
  Xapian::Enquire enquire_;
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
      index_.reopen();
    }
  }
}

ResultPage Searcher::search_once(const Node& query, const SearchOptions& options) {
  analyzers_.trim();
  ResultPage page = Search(index_, analyzers_, query, options).run();
  page.interpreted = describe(query);
  return page;
}

}  // namespace broadsheet
