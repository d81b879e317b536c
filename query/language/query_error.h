// What is thrown for a query that can't be read.
#pragma once

#include <string>
#include <utility>

#include "corpus/support/error.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// Explicit syntax that is surely wrong; says where in the query.
class QueryError : public Error {
 public:
  QueryError(const std::string& message, QuerySpan where, std::string hint)
      : Error(ErrorKind::kQuery, message, std::move(hint)), where_(where) {}
  QuerySpan where() const { return where_; }

 private:
  QuerySpan where_;
};

}  // namespace broadsheet
