// The nodes of a query as Xapian queries with their weights.
#pragma once

#include <xapian.h>

#include "query/planning/bonus_rule.h"
#include "query/planning/leaf_queries.h"
#include "query/planning/scored.h"
#include "query/planning/verified_nodes.h"
#include "query/planning/weighting.h"
#include "query/terms/index_view.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Which articles a query is to hold.
enum class Reading : uint8_t {
  kCandidates,  // all that match, and perhaps others
  kCertain,     // only such as match; for counting, so without what is optional
  kVerified,    // those that match, by what verification has found
};

// Reads one tree in one way after the other. Keeps references to all that it is given.
class NodeQueries {
 public:
  NodeQueries(const MatchTree& tree, const IndexView& index, const Weighting& weighting,
              LeafQueries& leaves, const BonusRule& bonus, VerifiedNodes& verified);

  Scored read(Reading reading);

  // True if candidates were all there is to know: each of them matches. REQUIRES that candidates
  // were read.
  bool certain() const { return certain_; }

 private:
  struct Context {
    Reading reading = Reading::kCandidates;
    bool demanded = true;  // the article can't match unless the node does
    bool below_not = false;

    Context optional() const { return {reading, false, below_not}; }
    // True if whatever is demanded has been verified already.
    bool known_to_hold() const { return demanded && reading == Reading::kVerified; }
  };

  Scored build(const MatchNode& node, const Context& context);
  Scored build_repeated(const MatchNode& node, const Context& context);
  Scored single_word(const MatchNode& node, const Context& context);
  Scored phrase(const MatchNode& node, const Context& context);
  Xapian::Query dates_query(const std::vector<DayRange>& dates) const;
  std::vector<Xapian::Query> unwanted(const std::vector<const MatchNode*>& nodes,
                                      const Context& context);
  Scored negation(const MatchNode& node, const Context& context);
  Scored conjunction(const MatchNode& node, const Context& context);
  Scored disjunction(const MatchNode& node, const Context& context);
  Scored group(const MatchNode& node, const Context& context);
  Scored optional_parts(const MatchNode& group, const GroupParts& parts, const Context& context);
  ScoredList alternatives(const GroupParts& parts, const Context& context, size_t& count);
  Xapian::Query negated(const MatchNode& node, const Context& context);
  Scored asks_text(const MatchNode& node, const Context& context, Scored scored,
                   const Xapian::Query& filter);

  const MatchTree& tree_;
  const IndexView& index_;
  const Xapian::Database& db_;
  const Weighting& weighting_;
  LeafQueries& leaves_;
  const BonusRule& bonus_;
  VerifiedNodes& verified_;
  ScoredWords words_;
  bool certain_ = true;
};

}  // namespace broadsheet
