// One query string to one result page: parsing, the limits given as options, and the search.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/query_tree.h"
#include "query/results.h"
#include "query/searcher.h"

namespace broadsheet {

// Limits on every query, given beside it: --since, --until and --lang.
struct Restrictions {
  std::optional<DayRange> since;
  std::optional<DayRange> until;
  std::string lang;  // a language code, or ""
};

// The query within the restrictions: all of them are required of a match, and what the query itself
// requires stays as it was.
Node restrict_query(Node query, const Restrictions& restrictions);

// Answers query strings. Not thread-safe: one per thread.
class Answerer {
 public:
  // `today` ("YYYYMMDD") is what relative dates count from. Throws Error(kIndex) when an index
  // can't be read.
  Answerer(std::vector<std::string> indexes, SearchOptions options, Restrictions restrictions,
           std::string today);

  // Throws QueryError when the query can't be read, Error(kIndex) when an index is damaged.
  ResultPage answer(const std::string& query);

 private:
  Searcher searcher_;
  SearchOptions options_;
  Restrictions restrictions_;
  std::string today_;
};

}  // namespace broadsheet
