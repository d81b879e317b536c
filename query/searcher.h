// One search from query tree to result page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/analyzer.h"
#include "query/index_view.h"
#include "query/query_tree.h"
#include "query/results.h"
#include "query/snippet.h"

namespace broadsheet {

enum class SortOrder : uint8_t {
  kRelevance,    // best first; ties: newest first, then by id
  kOldestFirst,  // by date; articles without a date last
  kNewestFirst,
};

struct SearchOptions {
  size_t limit = 10;
  size_t offset = 0;
  SortOrder sort = SortOrder::kRelevance;
  bool snippets = true;
  SnippetOptions snippet{};
  bool explain = false;
  bool count_only = false;  // an exact total and no hits
};

// Searches indexes. Not thread-safe: one per thread. Each search sees one state of each index; when
// a writer changes one meanwhile, it is opened anew and the search runs again.
class Searcher {
 public:
  // Throws Error(kIndex) when an index can't be read.
  explicit Searcher(std::vector<std::string> paths) : index_(std::move(paths)) {}

  // Runs a query. Fills in everything but `qid` and `query`. Throws Error(kIndex) when an index is
  // damaged.
  ResultPage search(const Node& query, const SearchOptions& options);

 private:
  ResultPage search_once(const Node& query, const SearchOptions& options);

  IndexView index_;
  AnalyzerSet analyzers_;
};

}  // namespace broadsheet
