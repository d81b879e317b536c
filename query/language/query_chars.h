// What a character of a query is to the lexer.
#pragma once

#include <unicode/uchar.h>

#include "corpus/text/emoji.h"
#include "corpus/text/utf8.h"

namespace broadsheet {

// Letters, digits and marks: what a word is made of.
inline bool is_word_char(CodePoint point) {
  if (!point.valid) return false;
  const auto value = static_cast<UChar32>(point.value);
  return u_isalnum(value) || (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
}

// What a query can ask for: text without any of it gives no word.
inline bool is_content_char(CodePoint point) {
  return is_word_char(point) || (point.valid && is_emoji(point.value));
}

// White space and control characters part words.
inline bool is_space(CodePoint point) {
  return point.value < 0x20 || u_isUWhiteSpace(static_cast<UChar32>(point.value));
}

}  // namespace broadsheet
