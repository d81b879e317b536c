// How much work a query is, in units that don't depend on the machine, and how much may be done: so
// that no query takes a program for long, and its answer is the same everywhere.
//
// A query that is within the limits isn't touched by them. Beyond, the answer is partial: it holds
// only articles that match, with their scores, but not all of them.
#pragma once

#include <cstdint>

#include "query/planning/bonus_rule.h"
#include "query/planning/leaf_queries.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

namespace query_work {

// Entries of posting lists that Xapian may go through: some 100 ns each. As many as the longest
// lists of kFullLists words of any index, so that no query of so many words is limited by it.
inline constexpr double kMostPostings = 3e6;
inline constexpr double kFullLists = 32;

// Units of work on the text of candidates: about 1 us each. A query of at most kFreeTextWork units
// for a candidate, which is some sixty phrases or six words that share a sentence, verifies as many
// as it has.
inline constexpr uint64_t kMostTextWork = 1'000'000;
inline constexpr uint64_t kFreeTextWork = 120;

// The same on the texts of hits, for their highlights and snippets.
inline constexpr uint64_t kMostHitWork = 500'000;

// Scores of parts of the query in hits that --explain asks for: some microseconds each.
inline constexpr uint64_t kMostExplained = 200'000;

}  // namespace query_work

// The work of holding one article against the tree, in units: the words that are looked up, times
// the sections of a text in which they are, and the chains of NEAR.
uint64_t text_work(const MatchNode& node);

// About how many entries of posting lists and of signatures Xapian reads at most to find what may
// match. `articles`: of the index.
double posting_work(const MatchNode& root, LeafQueries& leaves, const BonusRule& bonus,
                    double articles);

// Which share of the articles may be searched: 1 unless the query is too much work.
double searchable_share(double postings, double articles);

}  // namespace broadsheet
