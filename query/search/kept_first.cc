#include "query/search/kept_first.h"

#include <algorithm>

namespace broadsheet {
namespace {

// How much higher than the next one a kept article scores at least.
constexpr double kStep = 1 + 1e-4;

}  // namespace

void keep_first(std::span<const FoundArticle> as_typed, std::vector<FoundArticle>& expanded) {
  std::vector<FoundArticle> kept(
      as_typed.begin(),
      as_typed.begin() + static_cast<ptrdiff_t>(std::min(kKeptFirst, as_typed.size())));
  const auto is_kept = [&kept](const FoundArticle& article) {
    const auto same = std::ranges::find(kept, article.id, &FoundArticle::id);
    if (same == kept.end()) return false;
    *same = article;  // with its expanded score
    return true;
  };
  std::erase_if(expanded, is_kept);
  double next = expanded.empty() ? 0 : expanded.front().score;
  for (size_t i = kept.size(); i-- > 0;) {
    kept[i].score = std::max(kept[i].score, next * kStep);
    kept[i].kept = true;
    next = kept[i].score;
  }
  expanded.insert(expanded.begin(), kept.begin(), kept.end());
}

}  // namespace broadsheet
