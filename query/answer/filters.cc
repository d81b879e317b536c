#include "query/answer/filters.h"

#include <utility>
#include <vector>

#include "query/language/group_rules.h"

namespace broadsheet {

bool counts_all(const SearchOptions& search) {
  return !search.facets.empty() || search.timeline != nullptr;
}

Node with_filters(Node query, const QueryOptions& options) {
  std::vector<QueryPart> parts;
  parts.reserve(query.children.size() + 2);
  for (Node& child : query.children) parts.push_back({std::move(child)});
  if (!options.dates.first.empty() || !options.dates.last.empty()) {
    Node date{.kind = NodeKind::kDate, .field = Field::kDate, .dates = options.dates};
    parts.push_back({std::move(date), true});
  }
  if (!options.lang.empty()) {
    Node lang{.kind = NodeKind::kExact, .field = Field::kLang, .text = options.lang};
    parts.push_back({std::move(lang), true});
  }
  if (parts.empty() && options.query.empty() && options.batch.empty() && counts_all(options.search))
    parts.push_back({{.kind = NodeKind::kAll, .occur = Occur::kMust}});
  return make_group(std::move(parts), query.where);
}

}  // namespace broadsheet
