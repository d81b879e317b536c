// Ranking: the weighting scheme and the weight of each query term.
//
// Sources: BM25 as in S. Robertson, S. Walker et al., "Okapi at TREC-3" (1994), by
// Xapian::BM25Weight; the burstiness factor ((cf+1)/df)^0.5 and the bonus for articles that hold
// every word were chosen by measurement on judged collections.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/match_tree.h"

namespace broadsheet {

// The weighting scheme of every search: BM25 with k1 = 1.2, b = 0.5.
Xapian::BM25Weight default_weighting();

// How often a term set occurs: in articles, and in all. Summed over its terms.
struct TermSetFrequency {
  double documents = 0;
  double occurrences = 0;
};
TermSetFrequency frequency_of(const Xapian::Database& db, const TermSet& set,
                              std::string_view prefix);

// The factor on the BM25 weight of a query term: 9 qtf / (8 + qtf) * ((cf + 1) / df)^0.5, where qtf
// is how often the query has it.
double term_factor(const TermSetFrequency& frequency, unsigned query_frequency);

// The share of the weights that an article gets on top when it holds every word of a group.
inline constexpr double kAllWordsBonus = 0.2;

}  // namespace broadsheet
