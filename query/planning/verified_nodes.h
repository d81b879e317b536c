// In which articles nodes of a query were found on the text.
#pragma once

#include <xapian.h>

#include <map>
#include <span>
#include <vector>

#include "query/terms/index_view.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Filled while a search verifies candidates; queries made by source() see what has been added when
// they run, and refer to this object and the index.
class VerifiedNodes {
 public:
  // The articles that were added for the node, as a query without weight. Notes the node.
  Xapian::Query source(const MatchNode& node, const IndexView& index);

  // The nodes that a query asks about, in the order in which they were first asked for.
  std::span<const MatchNode* const> nodes() const { return nodes_; }

  // REQUIRES a node of nodes().
  void add(const MatchNode& node, std::span<const Xapian::docid> ids);

 private:
  std::map<const MatchNode*, std::vector<Xapian::docid>> ids_;  // sorted
  std::vector<const MatchNode*> nodes_;
};

}  // namespace broadsheet
