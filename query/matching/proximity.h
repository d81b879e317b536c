// Places near each other: which of them make NEAR and ADJ match.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet {

// A place of one of the operands, from its first to its last word, as positions in one field.
struct PlacedOperand {
  uint32_t first = 0;
  uint32_t last = 0;
  uint8_t operand = 0;
};

// Chains of one place of each operand, in which each place begins behind the end of the one before
// and at most `distance` words on (1: the very next word): tells for each place whether it stands
// in such a chain. `ordered`: the places of a chain come in the order of the operands. `places`
// must be ordered by `first`; `operands` is at most kMaxNearOperands. Time: linear in the places
// for a given number of operands.
std::vector<bool> places_in_chains(const std::vector<PlacedOperand>& places, size_t operands,
                                   uint32_t distance, bool ordered);

// True if there is such a chain; ends at the first one.
bool has_chain(const std::vector<PlacedOperand>& places, size_t operands, uint32_t distance,
               bool ordered);

}  // namespace broadsheet
