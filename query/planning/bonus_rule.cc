#include "query/planning/bonus_rule.h"

#include <algorithm>

namespace broadsheet {

BonusRule::BonusRule(const MatchNode& root) { parts_of(root); }

uint64_t BonusRule::parts_of(const MatchNode& node) {
  switch (node.kind) {
    case NodeKind::kGroup:
      return parts_of_group(node);
    case NodeKind::kAnd:
    case NodeKind::kOr: {
      uint64_t parts = 0;
      for (const MatchNode& child : node.children) parts += parts_of(child);
      return parts;
    }
    default:  // below a NOT and an operator that looks at places there is no bonus
      return std::max<uint64_t>(1, node.words.size() + node.children.size());
  }
}

uint64_t BonusRule::parts_of_group(const MatchNode& group) {
  uint64_t others = 0;
  uint64_t optional = 0;
  for (const MatchNode& child : group.children)
    (child.occur == Occur::kShould ? optional : others) +=
        child.occur == Occur::kMustNot ? 1 : parts_of(child);
  if (optional <= room_) {
    room_ -= optional;
    return others + 2 * optional;
  }
  without_.insert(&group);
  return others + optional;
}

}  // namespace broadsheet
