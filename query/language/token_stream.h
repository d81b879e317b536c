// The tokens of a query once it is decided which parentheses and operators are real.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/token.h"

namespace broadsheet {

// Cuts a query into tokens in which every kOpen has its kClose, nested at most kMaxQueryDepth deep,
// every operator and prefix has its operands, and every kField has a value. What doesn't fit
// becomes a kWord (operators) or is dropped. Throws QueryError as parse_query() for fields and
// parentheses.
std::vector<QueryToken> settled_tokens(std::string_view query);

}  // namespace broadsheet
