// Where the operators that look at places (NEAR, SENTENCE, lead: ...) may match.
#pragma once

#include "query/planning/scored.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// At least the articles in which the node, a part of such an operator or one itself, matches, with
// the weight of its words. `below_not`: weights don't count.
Scored place_candidates(const MatchNode& node, ScoredWords& words, bool below_not);

}  // namespace broadsheet
