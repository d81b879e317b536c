// The planner: query tree to Xapian query, and what of it must be verified on the text.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/match_tree.h"
#include "query/verification.h"

namespace broadsheet {

// A part of the query that gives weight, for explaining scores.
struct WeightedPart {
  std::string name;       // "kyiv", "title:summit", "all words"
  const MatchNode* node;  // the word or phrase, or the group of an all-words bonus
  Xapian::Query query;
};

struct Plan {
  Xapian::Query query;
  // True if the query gives candidates only, each of which must be held against the matcher.
  bool verify = false;
  // False if every match weighs the same, so that only dates can order them.
  bool ranked = false;
  // How much each term set tells, by its rarity (natural logarithm of N/df): for snippets.
  std::vector<double> set_weights;
  std::vector<WeightedPart> parts;
};

// Plans the search of one query on one index.
//
// Phrases: where one is demanded, the index has positions, and each word of it has one term, Xapian
// finds them. Else the articles with all the words and all the word pairs are candidates: they are
// verified as late as possible where the phrase is demanded, and at the place itself where the rest
// of the query depends on it (below OR, NOT and beside other optional words). Either way the hits
// and their scores are the same.
//
// The plan refers to `tree` and `verifier`, which must outlive it.
Plan make_plan(const MatchTree& tree, const Xapian::Database& db, const Verifier& verifier);

}  // namespace broadsheet
