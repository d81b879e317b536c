// Decodes by ICU's macros.
#include "corpus/text/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr CodePoint kMalformed{0xFFFD, 1, false};

}  // namespace

CodePoint code_point_at(std::string_view text, size_t offset) {
  if (ascii::is_ascii(text[offset])) return {static_cast<unsigned char>(text[offset]), 1, true};
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  size_t next = offset;
  UChar32 value = 0;
  U8_NEXT(bytes, next, text.size(), value);
  if (value < 0) return kMalformed;
  return {static_cast<char32_t>(value), static_cast<uint32_t>(next - offset), true};
}

CodePoint code_point_before(std::string_view text, size_t offset) {
  // What is longer than a character doesn't matter, and ICU counts in 32 bits.
  const std::string_view last = text.substr(0, offset).substr(offset - std::min(offset, size_t{4}));
  const auto* bytes = reinterpret_cast<const uint8_t*>(last.data());
  const auto end = static_cast<int32_t>(last.size());
  int32_t begin = end;
  UChar32 value = 0;
  U8_PREV(bytes, 0, begin, value);
  if (value < 0) return kMalformed;
  return {static_cast<char32_t>(value), static_cast<uint32_t>(end - begin), true};
}

void append_utf8(std::string& out, char32_t value) {
  char bytes[U8_MAX_LENGTH];
  size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(value));
  out.append(bytes, length);
}

size_t character_boundary(std::string_view text, size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && is_continuation(text[offset])) --offset;
  return offset;
}

size_t count_characters(std::string_view text) {
  return text.size() - static_cast<size_t>(std::ranges::count_if(text, is_continuation));
}

size_t advance_characters(std::string_view text, size_t from, size_t count) {
  size_t at = from;
  while (at < text.size() && (count > 0 || is_continuation(text[at]))) {
    if (!is_continuation(text[at])) --count;
    ++at;
  }
  return at;
}

size_t retreat_characters(std::string_view text, size_t from, size_t count) {
  size_t at = from;
  while (at > 0 && count > 0)
    if (!is_continuation(text[--at])) --count;
  return at;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

}  // namespace broadsheet
