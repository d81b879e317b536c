// Ranking: the weight of each query term, and what else a search is told about ranking.
//
// Sources: BM25 as in S. Robertson, S. Walker et al., "Okapi at TREC-3" (1994), by
// Xapian::BM25Weight; the burstiness factor ((cf+1)/df)^0.5 and the bonus for articles that hold
// every word were chosen by measurement on judged collections.
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>

#include "query/planning/recency.h"
#include "query/planning/weighting.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// How hits are ranked.
struct RankingOptions {
  Weighting weighting{};
  std::optional<Recency> recency{};
  bool expand = false;               // pseudo-relevance feedback, see expansion.h
  bool highlight_expansion = false;  // mark its words, too
};

// How often a term set occurs: in articles, and in all. Summed over its terms.
struct TermSetFrequency {
  double documents = 0;
  double occurrences = 0;
};
TermSetFrequency frequency_of(const Xapian::Database& db, const TermSet& set,
                              std::string_view prefix);

// What its times in the query make of a word's weight: 9 qtf / (8 + qtf).
double query_factor(unsigned query_frequency);

// The factor on the weight of a term: ((cf + 1) / df)^burst.
double burst_factor(const TermSetFrequency& frequency, double burst);

}  // namespace broadsheet
