#include "query/terms/match_tree.h"

namespace broadsheet {

bool is_filter(const MatchNode& node) {
  switch (node.kind) {
    case NodeKind::kExact:
    case NodeKind::kDate:
    case NodeKind::kLength:
      return true;
    case NodeKind::kWord:
    case NodeKind::kPhrase:
      return field_info(node.field).kind != FieldKind::kStemmed;
    default:
      return false;
  }
}

GroupParts split_group(const MatchNode& group) {
  GroupParts parts;
  for (const MatchNode& child : group.children) {
    switch (child.occur) {
      case Occur::kMust:
        parts.must.push_back(&child);
        break;
      case Occur::kShould:
        parts.should.push_back(&child);
        break;
      case Occur::kMustNot:
        parts.must_not.push_back(&child);
        break;
    }
  }
  return parts;
}

}  // namespace broadsheet
