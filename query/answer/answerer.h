// One query string to one result page: parsing, the limits given as options, the search, and what
// to do about misspelt words.
#pragma once

#include <optional>
#include <string>

#include "query/answer/request.h"
#include "query/search/results.h"
#include "query/search/searcher.h"

namespace broadsheet {

// Answers query strings. Not thread-safe: one per thread.
class Answerer {
 public:
  // Keeps a reference to the options. `threads`: how many one query may use. Throws Error(kIndex)
  // when an index can't be read.
  Answerer(const QueryOptions& options, unsigned threads)
      : options_(options), searcher_(options.databases, threads) {}

  // Says on stderr, with the qid where there is one, what the page's notes say, and when it was
  // given up. Where the format shows suggestions, there is one for a page with few hits or of a query with an unknown word, if the
  // corrected query has clearly more: see suggestion.h. Its time counts in `took_ms`. Throws
  // QueryError when the query can't be read, Error(kIndex) when an index is damaged.
  ResultPage answer(const std::string& query, const std::string& qid = "");

 private:
  Node tree_of(const std::string& query);
  bool wants_suggestion(const ResultPage& page) const;
  std::optional<ResultPage> search_suggested(const std::string& query, bool replaces);
  void correct(const Node& tree, ResultPage& page);

  const QueryOptions& options_;
  Searcher searcher_;
};

}  // namespace broadsheet
