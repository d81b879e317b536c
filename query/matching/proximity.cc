#include "query/matching/proximity.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <numeric>
#include <span>

#include "query/language/limits.h"

namespace broadsheet {
namespace {

// Sets of sets of operands: bit m stands for the operands whose bits are set in m.
constexpr size_t kSubsets = size_t{1} << kMaxNearOperands;
using Subsets = std::bitset<kSubsets>;

// A place with its begin, end and operand in the direction that is walked.
struct Step {
  uint32_t begin = 0;
  uint32_t end = 0;
  size_t operand = 0;
};

// For each place the operands of the chains that end with it. Steps must be ordered by begin.
class ChainWalk {
 public:
  ChainWalk(std::span<const Step> steps, size_t operands, uint32_t distance, bool ordered)
      : steps_(steps),
        limit_(size_t{1} << operands),
        distance_(distance),
        ordered_(ordered),
        ends_(steps.size()),
        chains_(steps.size()) {
    std::iota(ends_.begin(), ends_.end(), size_t{0});
    std::ranges::stable_sort(ends_, {}, [&](size_t i) { return steps_[i].end; });
  }

  std::vector<Subsets> run() {
    walk(false);
    return std::move(chains_);
  }

  // True if some chain holds all operands.
  bool any() { return walk(true); }

 private:
  bool walk(bool until_found) {
    size_t enter = 0;
    size_t leave = 0;
    for (size_t i = 0; i < steps_.size(); ++i) {
      const uint32_t begin = steps_[i].begin;
      for (; enter < ends_.size() && steps_[ends_[enter]].end < begin; ++enter) count(enter, +1);
      for (; leave < enter && begin - steps_[ends_[leave]].end > distance_; ++leave)
        count(leave, -1);
      extend(i);
      if (until_found && chains_[i][limit_ - 1]) return true;
    }
    return false;
  }

  // Adds the chains of the place that is `at`-th by its end to those in reach, or takes them away.
  void count(size_t at, int by) {
    const Subsets& chains = chains_[ends_[at]];
    for (size_t subset = chains._Find_first(); subset < limit_;
         subset = chains._Find_next(subset)) {
      in_reach_[subset] += by;
      reached_[subset] = in_reach_[subset] > 0;
    }
  }

  void extend(size_t i) {
    const size_t own = size_t{1} << steps_[i].operand;
    // In order, the operands before this one are exactly those with lower bits.
    if (ordered_) {
      chains_[i][own - 1 + own] = own == 1 || reached_[own - 1];
      return;
    }
    chains_[i].set(own);
    for (size_t subset = reached_._Find_first(); subset < limit_;
         subset = reached_._Find_next(subset))
      if ((subset & own) == 0) chains_[i].set(subset | own);
  }

  std::span<const Step> steps_;
  const size_t limit_;
  const uint32_t distance_;
  const bool ordered_;
  std::vector<size_t> ends_;  // the steps by their end
  std::vector<Subsets> chains_;
  std::array<int64_t, kSubsets> in_reach_{};  // how many places in reach end such chains
  Subsets reached_;                           // those with any
};

// The same from behind: positions and the order of the operands are turned round.
std::vector<Subsets> walk_back(const std::vector<PlacedOperand>& places, size_t operands,
                               uint32_t distance, bool ordered) {
  std::vector<size_t> order(places.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::stable_sort(order, std::greater(), [&](size_t i) { return places[i].last; });
  std::vector<Step> steps;
  steps.reserve(places.size());
  for (const size_t i : order)
    steps.push_back({UINT32_MAX - places[i].last, UINT32_MAX - places[i].first,
                     ordered ? operands - 1 - places[i].operand : places[i].operand});
  const std::vector<Subsets> chains = ChainWalk(steps, operands, distance, ordered).run();
  std::vector<Subsets> result(places.size());
  for (size_t i = 0; i < order.size(); ++i) result[order[i]] = chains[i];
  return result;
}

// The subset with the order of its operands turned round.
size_t mirrored(size_t subset, size_t operands) {
  size_t result = 0;
  for (size_t i = 0; i < operands; ++i)
    if ((subset >> i & 1) != 0) result |= size_t{1} << (operands - 1 - i);
  return result;
}

}  // namespace

bool has_chain(const std::vector<PlacedOperand>& places, size_t operands, uint32_t distance,
               bool ordered) {
  std::vector<Step> steps;
  steps.reserve(places.size());
  for (const PlacedOperand& place : places)
    steps.push_back({place.first, place.last, place.operand});
  return ChainWalk(steps, operands, distance, ordered).any();
}

std::vector<bool> places_in_chains(const std::vector<PlacedOperand>& places, size_t operands,
                                   uint32_t distance, bool ordered) {
  std::vector<Step> steps;
  steps.reserve(places.size());
  for (const PlacedOperand& place : places)
    steps.push_back({place.first, place.last, place.operand});
  const std::vector<Subsets> before = ChainWalk(steps, operands, distance, ordered).run();
  const std::vector<Subsets> behind = walk_back(places, operands, distance, ordered);
  const size_t all = (size_t{1} << operands) - 1;
  std::vector<bool> in_chain(places.size(), false);
  for (size_t i = 0; i < places.size(); ++i) {
    const size_t own = size_t{1} << places[i].operand;
    for (size_t subset = own; subset <= all && !in_chain[i]; ++subset) {
      if (!before[i][subset]) continue;
      const size_t rest = (all ^ subset) | own;
      in_chain[i] = behind[i][ordered ? mirrored(rest, operands) : rest];
    }
  }
  return in_chain;
}

}  // namespace broadsheet
