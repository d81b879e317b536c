// Where sentences begin and end, near a place in a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet {

struct SentenceSpan {
  size_t begin;  // of its first character that is no white space
  size_t end;    // behind its last character that is no white space
};

// The sentence around byte `at` (REQUIRES at <= text.size()), looking no further than `reach` bytes
// to either side; where no boundary is found there, the span ends at a character boundary.
//
// A sentence ends at ". ! ?" and their wide and other forms, with the quotes and brackets behind
// them, when white space follows and the next word doesn't start with a lower-case letter; not
// behind single capitals ("J. Smith", "U.S. troops") and common abbreviations ("Mr.", "Gen.",
// "No."). It also ends at an empty line. A single line break is white space.
SentenceSpan sentence_around(std::string_view text, size_t at, size_t reach);

// Where the sentences of a text begin, as bytes in order, by the same rules.
std::vector<uint32_t> sentence_starts(std::string_view text);

// Where its paragraphs begin: behind each empty line.
std::vector<uint32_t> paragraph_starts(std::string_view text);

}  // namespace broadsheet
