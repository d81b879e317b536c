// One search from query tree to result page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_tree.h"
#include "query/matching/snippet.h"
#include "query/planning/ranking.h"
#include "query/planning/visibility.h"
#include "query/search/article_finder.h"
#include "query/search/collapse.h"
#include "query/search/facets.h"
#include "query/search/results.h"
#include "query/search/suggestion.h"
#include "query/search/verification.h"

namespace broadsheet {

struct SearchOptions {
  size_t limit = 10;
  size_t offset = 0;
  SortOrder sort = SortOrder::kRelevance;
  RankingOptions ranking{};
  bool snippets = true;
  SnippetOptions snippet{};
  bool explain = false;
  bool count_only = false;  // an exact total and no hits
  Visibility visibility{};
  size_t most_verified = kMostVerified;
  std::vector<FacetRequest> facets{};       // with any of them, or a timeline, the total is exact
  const TimelineUnit* timeline = nullptr;   // of timeline_units()
  const CollapseField* collapse = nullptr;  // of collapse_fields()
};

// Searches indexes. Not thread-safe: one per thread. Each search sees one state of each index; when
// a writer changes one meanwhile, it is opened anew and the search runs again.
class Searcher {
 public:
  // `threads`: how many may verify at once; more than one only helps where one query has many
  // candidates. Throws Error(kIndex) when an index can't be read.
  explicit Searcher(const std::vector<std::string>& paths, unsigned threads = 1)
      : desk_{IndexView(paths)}, helpers_(paths, threads) {}

  // Runs a query. Fills in everything but `qid` and `query`. Throws Error(kIndex) when an index is
  // damaged.
  ResultPage search(const Node& query, const SearchOptions& options);

  // The query for articles like the one that `name` names: see like.h.
  Node like(const std::string& name);

  // The query with its misspelt words corrected: see suggestion.h. `typed`: what `query` was parsed
  // from. Throws as search().
  std::optional<Suggestion> suggest(std::string_view typed, const Node& query);

 private:
  // Runs `work` again as long as a writer changes an index meanwhile.
  template <typename Work>
  auto on_one_state(Work work);

  ResultPage search_once(const Node& query, const SearchOptions& options);

  ReadingDesk desk_;
  HelperDesks helpers_;
};

}  // namespace broadsheet
