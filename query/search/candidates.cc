#include "query/search/candidates.h"

#include <algorithm>
#include <string>

#include "corpus/store/schema.h"
#include "query/planning/sound_queries.h"
#include "query/scoring/word_scorer.h"

namespace broadsheet {
namespace {

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

// Notes the ids of all articles that a query holds.
class Collector : public Xapian::MatchDecider {
 public:
  explicit Collector(std::vector<Xapian::docid>& ids) : ids_(ids) {}
  bool operator()(const Xapian::Document& document) const override {
    ids_.push_back(document.get_docid());
    return false;
  }

 private:
  std::vector<Xapian::docid>& ids_;
};

}  // namespace

Candidates::Candidates(const Plan& plan, IndexView& index, const RankOrder& order)
    : plan_(plan), index_(index), order_(order), enquire_(index.database()) {
  enquire_.set_query(whole(plan.query));
  if (plan.ranked)
    enquire_.set_weighting_scheme(*plan.weight);
  else
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
  if (order.ranked()) return;
  date_key_ = std::make_unique<DateKey>(order.newest_first());
  enquire_.set_sort_by_key_then_relevance(date_key_.get(), order.newest_first());
}

Fetched Candidates::fetch(size_t items, Xapian::doccount at_least) {
  const Xapian::doccount articles = index_.database().get_doccount();
  Fetched fetched;
  if (plan_.words && order_.ranked()) {
    const size_t most = std::min<size_t>(items, articles + size_t{1});
    const ScoredArticles scored = best_articles(*plan_.words, plan_.bm25, index_, most);
    fetched.total = scored.total;
    fetched.total_exact = scored.total_exact;
    for (const ScoredArticle& article : scored.best)
      fetched.articles.push_back({article.id, article.score, ""});
  } else {
    const auto wanted = static_cast<Xapian::doccount>(
        std::min<size_t>(items, std::max<Xapian::doccount>(articles, 1)));
    const Xapian::MSet mset = enquire_.get_mset(0, wanted, std::max(wanted, at_least));
    fetched.total = mset.get_matches_estimated();
    fetched.total_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
    for (auto item = mset.begin(); item != mset.end(); ++item)
      fetched.articles.push_back({*item, item.get_weight(), item.get_sort_key()});
  }
  fetched.all = fetched.articles.size() < items || fetched.articles.size() >= articles;
  return fetched;
}

std::vector<Xapian::docid> ids_of(const Xapian::Query& query, const Xapian::Database& db) {
  std::vector<Xapian::docid> ids;
  const Collector collector(ids);
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(whole(query));
  enquire.get_mset(0, 1, db.get_doccount(), nullptr, &collector);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace broadsheet
