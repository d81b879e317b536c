#include "query/search/page_search.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "corpus/store/schema.h"
#include "query/planning/article_sources.h"
#include "query/planning/query_work.h"
#include "query/planning/sound_queries.h"

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

// A query with more entries of posting lists is run once, for all candidates that may be verified.
constexpr double kPostingsToRunOnce = query_work::kMostPostings / 10;

}  // namespace

PageSearch::PageSearch(const Plan& plan, IndexView& index, Verdicts& verdicts, SortOrder sort,
                       size_t most_verified)
    : plan_(plan),
      index_(index),
      db_(index.database()),
      verdicts_(verdicts),
      order_(plan.ranked && sort == SortOrder::kRelevance, sort != SortOrder::kOldestFirst),
      most_verified_(most_verified),
      candidates_(plan, index, order_) {}

FoundPage PageSearch::first(size_t end) {
  FoundPage page = plan_.to_verify ? verified(end) : exact(end);
  if (plan_.share < 1) {
    page.partial = true;
    page.total_exact = false;
  }
  order_.order(page.articles, index_);
  return page;
}

FoundPage PageSearch::exact(size_t end) {
  size_t room = kTieRoom;
  Fetched fetched = candidates_.fetch(end + room, kExactTotal);
  Articles& articles = fetched.articles;
  const auto settled = [&] {
    const FoundArticle last = articles.empty() ? FoundArticle{} : at_best(articles.back());
    prefer_recent(articles);
    order_.sort(articles);
    return order_.is_settled(articles, end, last);
  };
  // While the last one may weigh as much as the last that will be shown, more might.
  while (!settled() && (room < kMaxTies || plan_.recency) && !fetched.all) {
    room *= 4;
    fetched = candidates_.fetch(end + room, kExactTotal);
  }
  FoundPage page{std::move(articles), fetched.total, fetched.total_exact};
  if (page.articles.size() < end + room) {  // these are all
    page.total = page.articles.size();
    page.total_exact = true;
  }
  return page;
}

const Fetched& PageSearch::fetch(size_t wanted) {
  if (wanted <= wanted_ || fetched_.all) return fetched_;
  wanted_ = wanted;
  fetched_ = candidates_.fetch(wanted, 0);
  return fetched_;
}

FoundPage PageSearch::verified(size_t end) {
  const size_t affordable = verdicts_.known() + verdicts_.affordable();
  const size_t most = std::min(end + most_verified_, affordable);
  size_t wanted = std::max(end + kTieRoom, kExactVerifiedTotal + 1);
  if (plan_.posting_work > kPostingsToRunOnce) wanted = most;
  for (;; wanted *= kMoreCandidates) {
    wanted = std::min(wanted, most);
    const Fetched& fetched = fetch(wanted);
    const size_t count = fetched.articles.size();
    const bool few = fetched.all && count <= kExactVerifiedTotal;
    const bool settled = verify_in_order(few ? count : end);
    FoundPage page{matches_, matches_.size()};
    if (fetched.all && asked_.size() == count) return page;
    if (!settled && !fetched.all && wanted < most) continue;
    page.total_exact = false;
    page.partial = affordable < end + most_verified_ && !settled;
    page.stopped = page.articles.size() < end && !page.partial;
    if (!page.stopped && !page.partial)
      page.total = std::max<uint64_t>(page.total, fetched.total * page.total / asked_.size());
    return page;
  }
}

// Verifies candidates until no other can be among the first `end` matches; then true.
bool PageSearch::verify_in_order(size_t end) {
  const Articles& candidates = fetched_.articles;
  for (size_t next = 0;;) {
    Articles share;
    const size_t size = std::max({kTieRoom, end - std::min(end, matches_.size()), asked_.size()});
    for (; next < candidates.size() && share.size() < size; ++next)
      if (asked_.insert(candidates[next].id).second) share.push_back(candidates[next]);
    verify(share);
    if (candidates.empty()) return false;
    const size_t unknown = std::min(next, candidates.size() - 1);
    if (order_.is_settled(matches_, end, at_best(candidates[unknown]))) return true;
    if (next == candidates.size()) return false;
  }
}

// Adds those of the candidates that match, with their true scores.
void PageSearch::verify(const Articles& candidates) {
  std::vector<Xapian::docid> ids;
  for (const FoundArticle& candidate : candidates) ids.push_back(candidate.id);
  const std::vector<const Verdict*> verdicts = verdicts_.on(ids);
  Articles kept;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (verdicts[i]->matches) kept.push_back(candidates[i]);
  if (plan_.ranked && !plan_.to_verify->nodes->nodes().empty() && !kept.empty()) score_anew(kept);
  prefer_recent(kept);
  std::ranges::move(kept, std::back_inserter(matches_));
  order_.sort(matches_);
}

void PageSearch::score_anew(Articles& matches) const {
  std::vector<Xapian::docid> ids;
  for (const FoundArticle& match : matches) ids.push_back(match.id);
  std::ranges::sort(ids);
  Xapian::Enquire enquire(db_);
  enquire.set_weighting_scheme(*plan_.weight);
  enquire.set_query(filtered(plan_.to_verify->scores,
                             Xapian::Query((new ListedArticles(ids, index_))->release())));
  const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
  std::unordered_map<Xapian::docid, double> scores;
  for (auto item = mset.begin(); item != mset.end(); ++item) scores[*item] = item.get_weight();
  for (FoundArticle& match : matches) match.score = scores[match.id];
}

void PageSearch::prefer_recent(Articles& articles) const {
  if (!order_.ranked() || !plan_.recency) return;
  for (FoundArticle& article : articles) {
    article.date = db_.get_document(article.id).get_value(slot(Slot::kDate));
    article.recency = plan_.recency->of(article.date);
    article.score *= article.recency;
  }
}

// A candidate with the score that it may have.
FoundArticle PageSearch::at_best(FoundArticle candidate) const {
  if (order_.ranked() && plan_.recency) candidate.score *= RecencyFactor::kMax;
  return candidate;
}

}  // namespace broadsheet
