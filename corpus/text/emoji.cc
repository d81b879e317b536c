#include "corpus/text/emoji.h"

#include <unicode/uchar.h>

#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kFemale = 0x2640;
constexpr char32_t kMale = 0x2642;

// In the blocks before these, what is no emoji by default is writing; in those behind, kana.
constexpr char32_t kFirstSymbol = 0x2600;
constexpr char32_t kLastSymbol = 0x2BFF;
constexpr char32_t kFirstPicture = 0x1F000;

bool has_property(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

bool is_selector(char32_t c) { return c == 0xFE0E || c == 0xFE0F; }

// What follows an emoji and belongs to it; tags tell the flag of Wales from that of Scotland.
bool is_modifier(char32_t c) {
  return is_selector(c) || is_skin_tone(c) || c == kKeycap || (c >= 0xE0020 && c <= 0xE007F);
}

CodePoint code_point_or_end(std::string_view text, size_t at) {
  return at < text.size() ? code_point_at(text, at) : CodePoint{0, 0, false};
}

size_t skip_modifiers(std::string_view text, size_t at) {
  for (CodePoint c = code_point_or_end(text, at); is_modifier(c.value);
       c = code_point_or_end(text, at))
    at += c.length;
  return at;
}

}  // namespace

bool is_emoji(char32_t c) {
  if (is_flag_letter(c)) return true;
  if (!has_property(c, UCHAR_EXTENDED_PICTOGRAPHIC)) return false;
  if (c >= kFirstPicture) return true;
  if (!has_property(c, UCHAR_EMOJI)) return false;
  return (c >= kFirstSymbol && c <= kLastSymbol) || has_property(c, UCHAR_EMOJI_PRESENTATION);
}

size_t emoji_end(std::string_view text, size_t start) {
  const CodePoint first = code_point_at(text, start);
  size_t at = start + first.length;
  if (is_flag_letter(first.value)) {
    const CodePoint second = code_point_or_end(text, at);
    return is_flag_letter(second.value) ? at + second.length : at;
  }
  for (;;) {
    at = skip_modifiers(text, at);
    const CodePoint joiner = code_point_or_end(text, at);
    const CodePoint joined = code_point_or_end(text, at + joiner.length);
    if (joiner.value != kJoiner || !has_property(joined.value, UCHAR_EXTENDED_PICTOGRAPHIC))
      return at;
    at += joiner.length + joined.length;
  }
}

std::string emoji_term(std::string_view emoji) {
  std::string term;
  char32_t waiting = 0;  // a joiner, until it is known that what it joins stays
  for (size_t at = 0; at < emoji.size();) {
    const CodePoint c = code_point_at(emoji, at);
    at += c.length;
    if (c.value == kJoiner) {
      waiting = kJoiner;
    } else if (waiting != 0 && (c.value == kFemale || c.value == kMale)) {
      waiting = 0;
    } else if (!is_selector(c.value) && !is_skin_tone(c.value)) {
      if (waiting != 0) append_utf8(term, waiting);
      waiting = 0;
      append_utf8(term, c.value);
    }
  }
  return term;
}

}  // namespace broadsheet
