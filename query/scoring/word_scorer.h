// The articles that score best for the words of a query, found without scoring all of them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/scoring/best_articles.h"
#include "query/scoring/bm25.h"
#include "query/scoring/word_query.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// Of 4,096 ids each: totals are exact up to some 130,000 articles.
inline constexpr Xapian::docid kSampledWindows = 16;

struct ScoredArticles {
  std::vector<ScoredArticle> best;  // best first, then by id in the whole index
  uint64_t total = 0;               // how many articles match
  bool total_exact = true;          // if not, `total` is estimated from a sample
};

// The `most` best articles of all indexes of the view; at least one. Scores and articles are those of
// Xapian::BM25Weight (with k2 = 0) for an OR of the words, with the bonus on their AND, and AND_MAYBE
// the extras, up to the order of summing (some 1e-15 of a score). Throws Xapian::Error,
// Xapian::DatabaseModifiedError among them, after which the view must be opened anew.
//
// Ids are looked at in windows. MaxScore (H. Turtle and J. Flood, Information Processing & Management
// 31, 1995): words whose bounds together do not reach the score of the worst article kept are looked
// up for the articles that other words have brought, and bring none themselves. In a sample of the
// windows, evenly spaced and at least `least_sample` of them, every word brings its articles, so that the
// total can be estimated; in a small index these are all windows, and the total is exact.
ScoredArticles best_articles(const WordQuery& query, const Bm25Parameters& parameters,
                             IndexView& index, size_t most,
                             Xapian::docid least_sample = kSampledWindows);

}  // namespace broadsheet
