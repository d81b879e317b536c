// The planner: query tree to Xapian queries, and what of it must be verified on the text.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "query/planning/ranking.h"
#include "query/planning/scored.h"
#include "query/planning/verified_nodes.h"
#include "query/scoring/bm25.h"
#include "query/scoring/word_query.h"
#include "query/terms/index_view.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// What a plan knows of articles that only their text can decide on.
struct ToVerify {
  // Holds only articles that match, though perhaps not all: they need no verification.
  Xapian::Query certain;
  // Gives the score of an article that matches, once it has been added to the nodes found in it.
  Xapian::Query scores;
  // The nodes whose truth changes the score. None: an article that matches scores as a candidate.
  std::unique_ptr<VerifiedNodes> nodes;
};

struct Plan {
  // Holds every article that matches, none with less than its score.
  Xapian::Query query;
  // Empty if these are the very matches with their scores. If not, each is a candidate.
  std::optional<ToVerify> to_verify;
  // The same query if it asks for words alone: the scorer answers it sooner than Xapian.
  std::optional<WordQuery> words{};
  // Which share of the articles these look at, the ones added last: less than 1 where all would be
  // too much work. See query_work.h.
  double share = 1;
  // About how many entries of posting lists it takes to look through these.
  double posting_work = 0;
  // Units of work that it takes to hold one article against the query: see query_work.h.
  uint64_t text_work = 0;
  // False if every match weighs the same, so that only dates can order them.
  bool ranked = false;
  // False if groups are nested so deeply that some give no bonus: see bonus_rule.h.
  bool all_bonuses = true;
  // How much each term set tells, by its rarity (natural logarithm of N/df): for snippets.
  std::vector<double> set_weights;
  std::vector<WeightedPart> parts;
  std::shared_ptr<const Xapian::Weight> weight;  // how the queries are weighted
  Bm25Parameters bm25;                           // the same for `words`
  std::optional<RecencyFactor> recency;          // what their scores are multiplied with
};

// Plans the search of one query on one index.
//
// What Xapian can't tell gives candidates: a phrase those articles that hold all its words and word
// pairs. They are verified in the order of the scores that they have at most, until the page is
// full. Where an index has positions and a phrase is demanded and each of its words has one term,
// Xapian finds it. Either way the hits and their scores are the same. Words as written and the
// operators that look at places (NEAR, SENTENCE, lead: ...) are verified among the articles that
// hold their words; each word gives its weight.
//
// The plan refers to `tree` and `index`, which must outlive it.
Plan make_plan(const MatchTree& tree, const IndexView& index, const RankingOptions& ranking);

}  // namespace broadsheet
