// One page of the matches of a plan, in one order.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_set>
#include <vector>

#include "query/search/candidates.h"
#include "query/search/rank_order.h"
#include "query/search/verdicts.h"

namespace broadsheet {

// Keeps what it has found, so that a longer page costs only what is new in it. Keeps references to
// all that it is given.
class PageSearch {
 public:
  // A page verifies at most `most_verified` candidates more than it shows.
  PageSearch(const Plan& plan, IndexView& index, Verdicts& verdicts, SortOrder sort,
             size_t most_verified);

  // The first `end` articles, or more. Candidates are verified in rank order until none of the others
  // can belong to them.
  FoundPage first(size_t end);

 private:
  using Articles = std::vector<FoundArticle>;

  FoundPage exact(size_t end);
  FoundPage verified(size_t end);
  const Fetched& fetch(size_t wanted);
  bool verify_in_order(size_t end);
  void verify(const Articles& candidates);
  void score_anew(Articles& matches) const;
  void prefer_recent(Articles& articles) const;
  FoundArticle at_best(FoundArticle candidate) const;

  const Plan& plan_;
  IndexView& index_;
  const Xapian::Database& db_;
  Verdicts& verdicts_;
  const RankOrder order_;
  const size_t most_verified_;
  Candidates candidates_;
  // Of a search that verifies.
  size_t wanted_ = 0;
  Fetched fetched_;
  std::unordered_set<Xapian::docid> asked_;
  Articles matches_;  // sorted
};

}  // namespace broadsheet
