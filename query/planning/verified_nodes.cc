#include "query/planning/verified_nodes.h"

#include <algorithm>

#include "query/planning/article_sources.h"

namespace broadsheet {

Xapian::Query VerifiedNodes::source(const MatchNode& node, const IndexView& index) {
  const auto [list, added] = ids_.try_emplace(&node);
  if (added) nodes_.push_back(&node);
  return Xapian::Query((new ListedArticles(list->second, index))->release());
}

void VerifiedNodes::add(const MatchNode& node, std::span<const Xapian::docid> ids) {
  std::vector<Xapian::docid>& list = ids_.at(&node);
  list.insert(list.end(), ids.begin(), ids.end());
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace broadsheet
