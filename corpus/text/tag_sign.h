// The sign before a word that makes it a tag (#budget) or a name (@reporter).
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet {

// True for '#' and '@', also full-width.
constexpr bool is_tag_sign(char32_t c) {
  return c == U'#' || c == U'@' || c == 0xFF03 || c == 0xFF20;
}

// '#' or '@' if that sign, also a full-width one, stands right before the word that begins at
// `begin` (in bytes); else 0. The sign behind a letter or digit is none: it is a part of an address.
char tag_sign_before(std::string_view text, size_t begin);

}  // namespace broadsheet
