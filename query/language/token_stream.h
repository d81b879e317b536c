// The tokens of a query once it is decided which parentheses and operators are real.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "query/language/token.h"

namespace broadsheet {

// Cuts a query into tokens in which every kOpen has its kClose, nested at most kMaxQueryDepth deep,
// every operator and prefix has its operands, and every kField has a value. What doesn't fit
// becomes a kWord (operators) or is dropped. Throws QueryError as parse_query() for fields and
// parentheses.
std::vector<QueryToken> settled_tokens(std::string_view query);

// True for a query of four or more words all in capitals, as "DEATH SENTENCE UPHELD BY COURT".
bool is_headline(std::string_view query, std::span<const QueryToken> tokens);

}  // namespace broadsheet
