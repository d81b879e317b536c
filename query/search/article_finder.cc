#include "query/search/article_finder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "corpus/store/schema.h"
#include "query/planning/article_sources.h"
#include "query/planning/query_work.h"
#include "query/planning/ranking.h"
#include "query/planning/sound_queries.h"
#include "query/scoring/word_scorer.h"

namespace broadsheet {
namespace {

// Totals below this are exact for plain words; with verification each candidate costs more.
constexpr Xapian::doccount kExactTotal = 1000;
constexpr size_t kExactVerifiedTotal = 100;

// How many more candidates are fetched to order those that weigh the same, and when to stop.
constexpr size_t kTieRoom = 16;
constexpr size_t kMaxTies = 4096;

// So many times more candidates are fetched when those before were not enough.
constexpr size_t kMoreCandidates = 8;

// Scores this close are the same: only the order of summing, which Xapian chooses, tells them
// apart.
constexpr double kScoreTolerance = 1e-9;

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

std::vector<FoundArticle> articles_of(const Xapian::MSet& mset) {
  std::vector<FoundArticle> articles;
  for (auto item = mset.begin(); item != mset.end(); ++item)
    articles.push_back({*item, item.get_weight(), item.get_sort_key()});
  return articles;
}

}  // namespace

void keep_between(std::vector<FoundArticle>& articles, size_t offset, size_t end) {
  articles.resize(std::min(articles.size(), end));
  articles.erase(articles.begin(),
                 articles.begin() + static_cast<ptrdiff_t>(std::min(offset, articles.size())));
}

FoundPage ArticleFinder::page(size_t offset, size_t limit, SortOrder sort, size_t most_verified) {
  asked_.clear();
  ranked_ = plan_.ranked && sort == SortOrder::kRelevance;
  newest_first_ = sort != SortOrder::kOldestFirst;
  if (plan_.to_verify) plan_.to_verify->nodes->clear();
  DateKey date_key(newest_first_);
  Xapian::Enquire enquire(db_);
  enquire.set_query(whole(plan_.query));
  if (plan_.ranked)
    enquire.set_weighting_scheme(*plan_.weight);
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (!ranked_) enquire.set_sort_by_key_then_relevance(&date_key, newest_first_);
  enquire_ = &enquire;
  const size_t end = offset + limit;
  FoundPage page = !plan_.to_verify ? exact_page(end) : verified_page(end, end + most_verified);
  enquire_ = nullptr;
  if (plan_.share < 1) {
    page.partial = true;
    page.total_exact = false;
  }
  order(page.articles);
  keep_between(page.articles, offset, end);
  return page;
}

// How many candidates may be verified now. A page that comes after others, as when the first one
// was for expansion, is never left without any.
size_t ArticleFinder::most_candidates() const {
  using query_work::kMostTextWork;
  if (plan_.text_work <= query_work::kFreeTextWork) return SIZE_MAX;
  const uint64_t left = kMostTextWork - std::min(kMostTextWork, text_work_);
  return std::max(left, kMostTextWork / 8) / plan_.text_work;
}

std::vector<Verdict> ArticleFinder::verdicts_on(std::span<const Xapian::docid> ids,
                                                std::span<const MatchNode* const> nodes) {
  text_work_ += ids.size() * plan_.text_work;
  return verification_.verify(ids, nodes);
}

Xapian::MSet ArticleFinder::fetch(size_t items, Xapian::doccount at_least) {
  const auto wanted = static_cast<Xapian::doccount>(
      std::min<size_t>(items, std::max<Xapian::doccount>(db_.get_doccount(), 1)));
  return enquire_->get_mset(0, wanted, std::max(wanted, at_least));
}

// The best `items` articles, in rank order, with the total.
FoundPage ArticleFinder::fetch_exact(size_t items) {
  if (plan_.words && ranked_) {
    const size_t most = std::min<size_t>(items, db_.get_doccount() + size_t{1});
    const ScoredArticles scored = best_articles(*plan_.words, plan_.bm25, index_, most);
    FoundPage page{{}, scored.total, scored.total_exact};
    for (const ScoredArticle& article : scored.best)
      page.articles.push_back({article.id, article.score, ""});
    return page;
  }
  const Xapian::MSet mset = fetch(items, kExactTotal);
  FoundPage page{articles_of(mset), mset.get_matches_estimated()};
  page.total_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
  return page;
}

FoundPage ArticleFinder::exact_page(size_t end) {
  size_t room = kTieRoom;
  FoundPage page = fetch_exact(end + room);
  Articles& articles = page.articles;
  FoundArticle last = articles.empty() ? FoundArticle{} : at_best(articles.back());
  prefer_recent(articles);
  // While the last one may weigh as much as the last that will be shown, more might.
  while ((room < kMaxTies || plan_.recency) && articles.size() >= end + room &&
         articles.size() < db_.get_doccount() && !is_settled(articles, end, last)) {
    room *= 4;
    page = fetch_exact(end + room);
    last = at_best(articles.back());
    prefer_recent(articles);
  }
  if (articles.size() < end + room) {  // these are all
    page.total = articles.size();
    page.total_exact = true;
  }
  return page;
}

FoundPage ArticleFinder::verified_page(size_t end, size_t most) {
  FoundPage page;
  const size_t affordable = most_candidates();
  const bool short_of_work = affordable < most;
  most = std::min(most, affordable);
  for (size_t wanted = std::max(end + kTieRoom, kExactVerifiedTotal + 1);;
       wanted *= kMoreCandidates) {
    wanted = std::min(wanted, most);
    const Xapian::MSet mset = fetch(wanted, 0);
    const bool all = mset.size() < wanted || mset.size() == db_.get_doccount();
    const Articles candidates = articles_of(mset);
    const bool few = all && candidates.size() <= kExactVerifiedTotal;
    const bool settled = verify_in_order(candidates, few ? candidates.size() : end, page.articles);
    if (all && asked_.size() == candidates.size()) {
      page.total = page.articles.size();
      return page;
    }
    if (!settled && !all && wanted < most) continue;
    page.partial = short_of_work && !settled;
    page.stopped = page.articles.size() < end && !page.partial;
    page.total_exact = false;
    page.total = page.articles.size();
    if (!page.stopped && !page.partial)
      page.total = std::max<uint64_t>(
          page.total, mset.get_matches_estimated() * page.articles.size() / asked_.size());
    return page;
  }
}

// Verifies candidates until no other can stand among the first `end` matches; then true.
bool ArticleFinder::verify_in_order(const Articles& candidates, size_t end, Articles& matches) {
  for (size_t next = 0;;) {
    Articles share;
    const size_t size = std::max({kTieRoom, end - std::min(end, matches.size()), asked_.size()});
    for (; next < candidates.size() && share.size() < size; ++next)
      if (asked_.insert(candidates[next].id).second) share.push_back(candidates[next]);
    verify(share, matches);
    if (candidates.empty()) return false;
    const size_t unknown = std::min(next, candidates.size() - 1);
    if (is_settled(matches, end, at_best(candidates[unknown]))) return true;
    if (next == candidates.size()) return false;
  }
}

// Adds those of the candidates that match, with their true scores.
void ArticleFinder::verify(const Articles& candidates, Articles& matches) {
  std::vector<Xapian::docid> ids;
  for (const FoundArticle& candidate : candidates) ids.push_back(candidate.id);
  const bool scores_change = plan_.ranked && !plan_.to_verify->nodes->nodes().empty();
  const std::span<const MatchNode* const> nodes = plan_.to_verify->nodes->nodes();
  const std::vector<Verdict> verdicts = verdicts_on(ids, scores_change ? nodes : nodes.first(0));
  Articles kept;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (verdicts[i].matches) kept.push_back(candidates[i]);
  if (scores_change && !kept.empty()) {
    note_nodes(ids, verdicts);
    score_anew(kept);
  }
  prefer_recent(kept);
  std::ranges::move(kept, std::back_inserter(matches));
}

void ArticleFinder::note_nodes(const std::vector<Xapian::docid>& ids,
                               const std::vector<Verdict>& verdicts) {
  VerifiedNodes& nodes = *plan_.to_verify->nodes;
  for (size_t node = 0; node < nodes.nodes().size(); ++node) {
    std::vector<Xapian::docid> holding;
    for (size_t i = 0; i < ids.size(); ++i)
      if (verdicts[i].matches && verdicts[i].nodes[node]) holding.push_back(ids[i]);
    nodes.add(*nodes.nodes()[node], holding);
  }
}

void ArticleFinder::score_anew(Articles& matches) const {
  std::vector<Xapian::docid> ids;
  for (const FoundArticle& match : matches) ids.push_back(match.id);
  std::ranges::sort(ids);
  Xapian::Enquire enquire(db_);
  enquire.set_weighting_scheme(*plan_.weight);
  const Xapian::Query these((new ListedArticles(ids, index_))->release());
  enquire.set_query(filtered(plan_.to_verify->scores, these));
  const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
  std::unordered_map<Xapian::docid, double> scores;
  for (auto item = mset.begin(); item != mset.end(); ++item) scores[*item] = item.get_weight();
  for (FoundArticle& match : matches) match.score = scores[match.id];
}

void ArticleFinder::prefer_recent(Articles& articles) const {
  if (!ranked_ || !plan_.recency) return;
  for (FoundArticle& article : articles) {
    article.date = db_.get_document(article.id).get_value(slot(Slot::kDate));
    article.recency = plan_.recency->of(article.date);
    article.score *= article.recency;
  }
}

// A candidate with the score that it may have.
FoundArticle ArticleFinder::at_best(FoundArticle candidate) const {
  if (ranked_ && plan_.recency) candidate.score *= RecencyFactor::kMax;
  return candidate;
}

FoundPage ArticleFinder::count() {
  if (plan_.to_verify) {
    const AllArticles matches = all();
    FoundPage page{{}, matches.ids.size(), !matches.partial};
    page.partial = matches.partial;
    return page;
  }
  Xapian::Enquire enquire(db_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(whole(plan_.query));
  FoundPage page{{}, enquire.get_mset(0, 1, db_.get_doccount()).get_matches_estimated()};
  page.partial = plan_.share < 1;
  page.total_exact = !page.partial;
  return page;
}

ArticleFinder::AllArticles ArticleFinder::all() {
  bool partial = plan_.share < 1;
  if (!plan_.to_verify) return {ids_of(plan_.query), partial};
  std::vector<Xapian::docid> matching = ids_of(plan_.to_verify->certain);
  std::vector<Xapian::docid> candidates;
  std::ranges::set_difference(ids_of(plan_.query), matching, std::back_inserter(candidates));
  if (const size_t most = most_candidates(); candidates.size() > most) {
    candidates.erase(candidates.begin(), candidates.end() - static_cast<ptrdiff_t>(most));
    partial = true;
  }
  const std::vector<Verdict> verdicts = verdicts_on(candidates, {});
  for (size_t i = 0; i < candidates.size(); ++i)
    if (verdicts[i].matches) matching.push_back(candidates[i]);
  std::ranges::sort(matching);
  return {std::move(matching), partial};
}

// Sorted.
std::vector<Xapian::docid> ArticleFinder::ids_of(const Xapian::Query& query) const {
  std::vector<Xapian::docid> ids;
  const Collector collector(ids);
  Xapian::Enquire enquire(db_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(whole(query));
  enquire.get_mset(0, 1, db_.get_doccount(), nullptr, &collector);
  std::ranges::sort(ids);
  return ids;
}

bool ArticleFinder::same(const FoundArticle& a, const FoundArticle& b) const {
  return ranked_ ? same_score(a.score, b.score) : a.date == b.date;
}

bool ArticleFinder::before(const FoundArticle& a, const FoundArticle& b) const {
  if (ranked_) return a.score > b.score;
  return newest_first_ ? a.date > b.date : a.date < b.date;
}

// True if the first `end` articles surely stand before one like `next`. Sorts the articles.
bool ArticleFinder::is_settled(Articles& articles, size_t end, const FoundArticle& next) const {
  if (articles.size() < end) return false;
  sort(articles);
  return end == 0 || (before(articles[end - 1], next) && !same(articles[end - 1], next));
}

void ArticleFinder::sort(Articles& articles) const {
  std::ranges::stable_sort(articles, [this](const auto& a, const auto& b) { return before(a, b); });
}

// The order of the contract: by score or date, then by date, then by id.
void ArticleFinder::order(Articles& articles) const {
  sort(articles);
  for (size_t begin = 0; begin < articles.size();) {
    size_t end = begin + 1;
    while (end < articles.size() && same(articles[begin], articles[end])) ++end;
    if (end - begin > 1) order_ties(std::span(articles).subspan(begin, end - begin));
    begin = end;
  }
}

void ArticleFinder::order_ties(std::span<FoundArticle> ties) const {
  std::vector<std::pair<std::string, FoundArticle>> keyed;
  for (FoundArticle& tie : ties) {
    const Xapian::Document document = db_.get_document(tie.id);
    if (tie.date.empty()) tie.date = document.get_value(slot(Slot::kDate));
    const std::string data = document.get_data();
    keyed.emplace_back(index_.codec_of(tie.id).decode_text(data).id, std::move(tie));
  }
  std::ranges::sort(keyed, [](const auto& a, const auto& b) {
    return std::tie(b.second.date, a.first) < std::tie(a.second.date, b.first);
  });
  for (size_t i = 0; i < ties.size(); ++i) ties[i] = std::move(keyed[i].second);
}

}  // namespace broadsheet
