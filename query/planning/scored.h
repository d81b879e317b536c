// A query together with the parts of it that give weight.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/planning/leaf_queries.h"
#include "query/planning/weighting.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// A part of the query that gives weight, for explaining scores.
struct WeightedPart {
  std::string name;  // "kyiv", "title:summit", "all words"
  Xapian::Query query;
  // The alternatives that it belongs to: it counts only in articles that all of them match.
  std::vector<Xapian::Query> conditions;
  double query_factor = 0;  // what its times in the query made of a word's weight
};

struct Scored {
  Xapian::Query query;
  std::vector<WeightedPart> parts{};
};

// Queries side by side, their parts in one list.
class ScoredList {
 public:
  void add(Scored scored);
  bool empty() const { return queries_.empty(); }
  const std::vector<Xapian::Query>& queries() const { return queries_; }
  std::vector<WeightedPart>& parts() { return parts_; }

  // `query`, which was made of them, with their parts.
  Scored as(Xapian::Query query) { return {std::move(query), std::move(parts_)}; }

 private:
  std::vector<Xapian::Query> queries_;
  std::vector<WeightedPart> parts_;
};

// Counts as often as the query has the node.
Scored repeated(const MatchNode& node, Scored scored);

// Its parts count only where all of it matches, since it is one of several alternatives.
Scored alternative(Scored scored);

// The words of a query with their weights. Keeps references to what it is given.
class ScoredWords {
 public:
  ScoredWords(const MatchTree& tree, const Weighting& weighting, LeafQueries& leaves)
      : tree_(tree), weighting_(weighting), leaves_(leaves) {}

  // The one word of a kWord node that the query has so often.
  Scored word(const MatchNode& node, unsigned query_frequency);

  // All words of a kPhrase node, each once; without weight in fields that only filter.
  Scored phrase(const MatchNode& node);

 private:
  Scored weighted(const MatchNode& node, uint16_t set, unsigned query_frequency);
  std::string name_of(const MatchNode& node, uint16_t set) const;

  const MatchTree& tree_;
  const Weighting& weighting_;
  LeafQueries& leaves_;
};

}  // namespace broadsheet
