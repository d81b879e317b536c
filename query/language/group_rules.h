// How children that stand side by side become a group.
#pragma once

#include <vector>

#include "query/language/query_tree.h"

namespace broadsheet {

// A part of a query that stands beside others.
struct QueryPart {
  Node node{};
  bool filters = false;  // made of nothing but filters: it limits what is found and ranks nothing
  bool one_of = false;   // one condition on `node.field`: several on one field are alternatives
};

// Builds the kGroup of parts that stand side by side, by the rules of parse_query(): filters become
// required, alternatives are joined, ranked parts beside filters get a group of their own, a group
// of prohibitions gets a kAll. `where` is the group's place. No parts give an empty group.
Node make_group(std::vector<QueryPart> parts, QuerySpan where);

// Takes away the groups below `root` that stand side by side with others and in which nothing is
// required or prohibited: "(a b) c" is "a b c". Linear in the size of the tree.
void dissolve_groups(Node& root);

}  // namespace broadsheet
