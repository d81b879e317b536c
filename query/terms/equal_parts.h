// Equal parts of a query that stand side by side.
#pragma once

#include <vector>

#include "query/terms/match_tree.h"

namespace broadsheet {

// Makes one of those nodes that are equal in all that decides what they match and how they count,
// wherever in the query they stand: the first stays and counts as often as they did together.
// Linear in the size of the nodes.
void merge_equal_parts(std::vector<MatchNode>& nodes);

}  // namespace broadsheet
