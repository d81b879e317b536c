// What a code point is to the tokenizer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/text/utf8.h"

namespace broadsheet {

enum class CharClass : uint8_t {
  kOther,       // parts words
  kLetter,      // letters of scripts that write spaces between words
  kDigit,       // decimal digits of any script
  kMark,        // combining marks: continue a word
  kIgnorable,   // soft hyphen, joiners, variation selectors: inside a word, not part of it
  kApostrophe,  // ' and its typographic forms
  kIdeograph,   // scripts without spaces: indexed as bigrams
  kEmoji,       // emoji and the letters of flags: words of their own, see emoji.h
};

// The class of a code point, by ICU's character properties. Thread-safe.
CharClass char_class(char32_t c);

// The classes of ASCII, for the fast path.
inline constexpr std::array<CharClass, 128> kAsciiClass = [] {
  std::array<CharClass, 128> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = CharClass::kDigit;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<size_t>(c)] = CharClass::kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<size_t>(c)] = CharClass::kLetter;
  table['\''] = CharClass::kApostrophe;
  return table;
}();

inline CharClass class_at(std::string_view text, size_t offset, uint32_t& length) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    length = 1;
    return kAsciiClass[byte];
  }
  const CodePoint point = code_point_at(text, offset);
  length = point.length;
  return char_class(point.value);
}

}  // namespace broadsheet
