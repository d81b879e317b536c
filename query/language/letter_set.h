// The letters of a word as a set of bits: tells words apart that no few edits make equal.
#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet {

class LetterSet {
 public:
  explicit LetterSet(std::string_view word);

  // False if more edits than these (of one letter each) make one word the other. True tells nothing.
  static bool may_be_within(const LetterSet& a, const LetterSet& b, unsigned edits);

 private:
  // A bit for each letter, so that an edit changes two at most: of those that UTF-8 writes in two
  // bytes the second one counts.
  uint32_t bits_ = 0;
  bool narrow_ = true;  // no letter takes more bytes
};

}  // namespace broadsheet
