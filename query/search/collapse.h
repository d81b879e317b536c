// Collapsing: of articles with the same value of a field, only the first is shown.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "query/search/article_finder.h"
#include "query/search/facets.h"
#include "query/terms/index_view.h"

namespace broadsheet {

struct CollapseField {
  std::string_view name;    // as in --collapse
  const FacetField* facet;  // whose values tell articles apart; nullptr: their titles do
};

// All that --collapse takes.
std::span<const CollapseField> collapse_fields();

// The field of that name, or nullptr.
const CollapseField* collapse_field_named(std::string_view name);

// Which part of the results is wanted, and how.
struct PageRequest {
  size_t offset = 0;
  size_t limit = 10;
  SortOrder sort = SortOrder::kRelevance;
  size_t most_verified = kMostVerified;
};

// The page of `finder` without all but the first article of each value; articles without a value
// stay. Offset and limit count what is left; the total counts all.
FoundPage collapsed_page(ArticleFinder& finder, IndexView& index, const CollapseField& field,
                         const PageRequest& request);

}  // namespace broadsheet
