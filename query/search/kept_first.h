// The best articles of a query as typed stay the best when it is expanded.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/search/found_article.h"

namespace broadsheet {

// Of the articles that a query finds before it is expanded, this many stay first: expansion finds
// more of what they are about, and should not put it above them.
inline constexpr size_t kKeptFirst = 5;

// Puts the first kKeptFirst of `as_typed` before the `expanded` articles, where they may stand, too,
// with scores that are higher than those of the others and fall in the same order. Both: best first.
void keep_first(std::span<const FoundArticle> as_typed, std::vector<FoundArticle>& expanded);

}  // namespace broadsheet
