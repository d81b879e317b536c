// Which groups of a query give the bonus for all their words.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "query/terms/match_tree.h"

namespace broadsheet {

// The bonus of a group asks for its parts a second time, so each group around another doubles what
// Xapian is asked. It is given from the inside out, until so many parts have been doubled: more than
// any query has that doesn't nest its groups.
inline constexpr uint64_t kMostDoubledParts = 20'000;

class BonusRule {
 public:
  explicit BonusRule(const MatchNode& root);

  // Of a node whose optional parts may have a bonus.
  bool gives_bonus(const MatchNode& group) const { return !without_.contains(&group); }

  // True if some group goes without.
  bool limits() const { return !without_.empty(); }

 private:
  uint64_t parts_of(const MatchNode& node);
  uint64_t parts_of_group(const MatchNode& group);

  uint64_t room_ = kMostDoubledParts;
  std::unordered_set<const MatchNode*> without_;
};

}  // namespace broadsheet
