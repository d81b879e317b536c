#include "query/language/letter_set.h"

#include <bit>

namespace broadsheet {

LetterSet::LetterSet(std::string_view word) {
  constexpr unsigned char kFirstOfTwo = 0xC0, kFirstOfThree = 0xE0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < kFirstOfTwo) bits_ |= 1U << (byte & 31U);
    if (byte >= kFirstOfThree) narrow_ = false;
  }
}

bool LetterSet::may_be_within(const LetterSet& a, const LetterSet& b, unsigned edits) {
  if (!a.narrow_ || !b.narrow_) return true;
  return static_cast<unsigned>(std::popcount(a.bits_ ^ b.bits_)) <= 2 * edits;
}

}  // namespace broadsheet
