// A query tree as a query string: for reading a generated tree through the parser, and for showing
// it to people.
#pragma once

#include <string>

#include "query/language/query_tree.h"

namespace broadsheet {

std::string to_query(const Node& node);

}  // namespace broadsheet
