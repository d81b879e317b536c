// One query string to one result page: parsing, the limits given as options, and the search.
#pragma once

#include <string>

#include "query/options.h"
#include "query/results.h"
#include "query/searcher.h"

namespace broadsheet {

// Answers query strings. Not thread-safe: one per thread.
class Answerer {
 public:
  // Keeps a reference to the options. `threads`: how many one query may use. Throws Error(kIndex)
  // when an index can't be read.
  Answerer(const QueryOptions& options, unsigned threads)
      : options_(options), searcher_(options.databases, threads) {}

  // Says on stderr when a page was given up. Throws QueryError when the query can't be read,
  // Error(kIndex) when an index is damaged.
  ResultPage answer(const std::string& query);

 private:
  Node tree_of(const std::string& query);

  const QueryOptions& options_;
  Searcher searcher_;
};

}  // namespace broadsheet
