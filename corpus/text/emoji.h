// Emoji: which characters are, where their sequences end, and which of them are the same.
// Sources: Unicode Technical Standard #51; the properties are ICU's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

// True for a character that begins an emoji: pictographs, and the letters of flags. Not for signs
// that are writing, though some systems draw them in colour: copyright and trade marks, arrows and
// bullets below U+2600, dashes and ideographs; nor for digits.
bool is_emoji(char32_t c);

// Where the emoji ends that begins at `start`: behind its variation selectors, skin tones and tags,
// what zero-width joiners join to it, and, for a flag, its second letter. REQUIRES that a character
// is_emoji() at `start`.
size_t emoji_end(std::string_view text, size_t start);

// What is indexed of an emoji: without variation selectors, skin tones and signs of gender ("woman
// shrugging" is "shrug"). What else is joined stays: a rainbow flag is no white flag.
std::string emoji_term(std::string_view emoji);

}  // namespace broadsheet
