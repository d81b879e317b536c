#include "query/search/rank_order.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// Scores this close are the same: only the order of summing, which Xapian chooses, tells them
// apart.
constexpr double kScoreTolerance = 1e-9;

bool same_score(double a, double b) {
  return std::abs(a - b) <= kScoreTolerance * std::max(std::abs(a), std::abs(b));
}

void order_ties(std::span<FoundArticle> ties, IndexView& index) {
  std::vector<std::pair<std::string, FoundArticle>> keyed;
  for (FoundArticle& tie : ties) {
    const Xapian::Document document = index.database().get_document(tie.id);
    if (tie.date.empty()) tie.date = document.get_value(slot(Slot::kDate));
    const std::string data = document.get_data();
    keyed.emplace_back(index.codec_of(tie.id).decode_text(data).id, std::move(tie));
  }
  std::ranges::sort(keyed, [](const auto& a, const auto& b) {
    return std::tie(b.second.date, a.first) < std::tie(a.second.date, b.first);
  });
  for (size_t i = 0; i < ties.size(); ++i) ties[i] = std::move(keyed[i].second);
}

}  // namespace

void keep_between(std::vector<FoundArticle>& articles, size_t offset, size_t end) {
  articles.resize(std::min(articles.size(), end));
  articles.erase(articles.begin(),
                 articles.begin() + static_cast<ptrdiff_t>(std::min(offset, articles.size())));
}

bool RankOrder::before(const FoundArticle& a, const FoundArticle& b) const {
  if (ranked_) return a.score > b.score;
  return newest_first_ ? a.date > b.date : a.date < b.date;
}

bool RankOrder::same(const FoundArticle& a, const FoundArticle& b) const {
  return ranked_ ? same_score(a.score, b.score) : a.date == b.date;
}

void RankOrder::sort(std::vector<FoundArticle>& articles) const {
  std::ranges::stable_sort(articles, [this](const auto& a, const auto& b) { return before(a, b); });
}

bool RankOrder::is_settled(const std::vector<FoundArticle>& articles, size_t end,
                           const FoundArticle& next) const {
  if (articles.size() < end) return false;
  return end == 0 || (before(articles[end - 1], next) && !same(articles[end - 1], next));
}

void RankOrder::order(std::vector<FoundArticle>& articles, IndexView& index) const {
  sort(articles);
  for (size_t begin = 0; begin < articles.size();) {
    size_t end = begin + 1;
    while (end < articles.size() && same(articles[begin], articles[end])) ++end;
    if (end - begin > 1) order_ties(std::span(articles).subspan(begin, end - begin), index);
    begin = end;
  }
}

}  // namespace broadsheet
