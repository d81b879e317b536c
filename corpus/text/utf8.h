// Characters of UTF-8. Texts may hold any bytes: a malformed one counts as a character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

// One code point of a text.
struct CodePoint {
  char32_t value;   // U+FFFD for a malformed byte
  uint32_t length;  // bytes taken, at least 1
  bool valid;
};

// The code point at `offset`. REQUIRES offset < text.size().
CodePoint code_point_at(std::string_view text, size_t offset);

// The one that ends just before `offset`. REQUIRES 0 < offset <= text.size().
CodePoint code_point_before(std::string_view text, size_t offset);

// Appends a code point as UTF-8. REQUIRES that it is no surrogate and at most U+10FFFF.
void append_utf8(std::string& out, char32_t value);

// True for the second and later bytes of a character.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The largest offset of a character's begin that is at most `offset`, or text.size() if the text is
// shorter: where to cut a text.
size_t character_boundary(std::string_view text, size_t offset);

// The three below take continuation bytes for parts of the character before, malformed or not.

// The number of code points.
size_t count_characters(std::string_view text);

// The byte offset `count` code points behind `from`, or text.size().
size_t advance_characters(std::string_view text, size_t from, size_t count);

// The byte offset `count` code points before `from`, or 0.
size_t retreat_characters(std::string_view text, size_t from, size_t count);

// The text without the byte order mark that it may begin with.
std::string_view without_byte_order_mark(std::string_view text);

}  // namespace broadsheet
