// Query string to query tree.
#pragma once

#include <string>
#include <string_view>

#include "corpus/support/error.h"
#include "query/query_tree.h"

namespace broadsheet {

// A query that can't be read: explicit syntax that is surely wrong.
class QueryError : public Error {
 public:
  QueryError(const std::string& message, QuerySpan where, std::string hint)
      : Error(ErrorKind::kQuery, message, std::move(hint)), where_(where) {}
  QuerySpan where() const { return where_; }

 private:
  QuerySpan where_;
};

// Reads a query. `today` ("YYYYMMDD") is what relative dates count from. Free text never fails: what
// can't be read as an operator is read as words. Throws QueryError only for an unclosed or stray
// parenthesis around operators, an unknown field with a quoted value, a malformed date, an operator
// without an operand where quotes or parentheses show that an operator was meant. The tree's root is
// always a kGroup; an empty query gives one without children.
Node parse_query(std::string_view query, std::string_view today);

// The query, and under it a caret line that points at the place: for error messages. Columns count
// code points; control characters are shown as '?'.
std::string point_at(std::string_view query, QuerySpan where);

}  // namespace broadsheet
