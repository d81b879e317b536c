// Queries that ask for nothing but words, which the scorer of this program can answer.
#pragma once

#include <optional>

#include "query/planning/leaf_queries.h"
#include "query/planning/weighting.h"
#include "query/scoring/word_query.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// True of a word that is looked for by its terms alone, whatever its surface.
bool is_plain_word(const MatchNode& node);

// The words of a query that consists of optional words alone, with the factors and the bonus that the
// planner gives them in a Xapian query; none for every other query or weighting.
std::optional<WordQuery> plain_words(const MatchTree& tree, LeafQueries& leaves,
                                     const Weighting& weighting);

}  // namespace broadsheet
