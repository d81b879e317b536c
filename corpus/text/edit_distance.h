// How far two words are from one another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

// Longer words count as too far from all others.
inline constexpr size_t kMaxEditedWord = 64;  // code points

// The number of edits that make one word the other, up to `most` (then `most` + 1): inserting,
// deleting and replacing a code point, and swapping two neighbours, no part being edited twice
// (optimal string alignment: F. Damerau 1964, in the form without later edits between the two).
unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned most);

// Code points; malformed bytes become U+FFFD.
std::u32string code_points(std::string_view text);

}  // namespace broadsheet
