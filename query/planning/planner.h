// The planner: query tree to Xapian queries, and what of it must be verified on the text.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/planning/ranking.h"
#include "query/scoring/bm25.h"
#include "query/scoring/word_query.h"
#include "query/terms/index_view.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// A part of the query that gives weight, for explaining scores.
struct WeightedPart {
  std::string name;  // "kyiv", "title:summit", "all words"
  Xapian::Query query;
  // The alternatives in which it stands: it counts only in articles that all of them match.
  std::vector<Xapian::Query> conditions;
  double query_factor = 0;  // what its times in the query made of a word's weight
};

// The articles in which nodes of the tree were found on the text: sorted ids of the whole index.
using FoundNodes = std::map<const MatchNode*, std::vector<Xapian::docid>>;

struct Plan {
  // Holds every article that matches, none with less than its score.
  Xapian::Query query;
  // True if these are the very matches with their scores. If not, each is a candidate that must be
  // held against the matcher; only then do `surely`, `verified` and `nodes` count.
  bool exact = true;
  // Holds only articles that match, though perhaps not all: they need no verification.
  Xapian::Query surely;
  // The same query if it asks for words alone: the scorer answers it sooner than Xapian.
  std::optional<WordQuery> words{};
  // Gives the score of an article that matches, once its nodes stand in FoundNodes.
  Xapian::Query verified;
  // The nodes whose truth changes the score. Empty: an article that matches scores as in `query`.
  std::vector<const MatchNode*> nodes;
  // Which share of the articles these look at, the ones added last: less than 1 where all would be
  // too much work. See query_work.h.
  double share = 1;
  // Units of work that it takes to verify one candidate.
  uint64_t text_work = 0;
  // False if every match weighs the same, so that only dates can order them.
  bool ranked = false;
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
// The plan refers to `tree`, `index` and `found`, which must outlive it. `found` is filled by the
// one who verifies.
Plan make_plan(const MatchTree& tree, const IndexView& index, const RankingOptions& ranking,
               FoundNodes& found);

}  // namespace broadsheet
