// Which articles match a query, in which order, and how many there are.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/planning/planner.h"
#include "query/search/found_article.h"
#include "query/search/page_search.h"
#include "query/search/verdicts.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// A page verifies at most so many candidates more than it passes over and shows, so that a query
// with many candidates and no match ends soon; a count verifies all.
inline constexpr size_t kMostVerified = 10'000;

// Runs the plan of one query. Keeps references to all that it is given.
class ArticleFinder {
 public:
  ArticleFinder(const Plan& plan, IndexView& index, Verification& verification)
      : plan_(plan), index_(index), verdicts_(plan, verification) {}

  // A search for pages of growing length. REQUIRES that the finder outlives it.
  PageSearch search(SortOrder sort, size_t most_verified) {
    return {plan_, index_, verdicts_, sort, most_verified};
  }

  // The articles from `offset` on, at most `limit`.
  FoundPage page(size_t offset, size_t limit, SortOrder sort, size_t most_verified);

  // The exact total alone.
  FoundPage count();

  // All articles that match, by id; not all of them if that is too much work.
  struct AllArticles {
    std::vector<Xapian::docid> ids;
    bool partial = false;
  };
  AllArticles all();

 private:
  const Plan& plan_;
  IndexView& index_;
  Verdicts verdicts_;
};

}  // namespace broadsheet
