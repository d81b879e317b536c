#include "query/matching/fragment.h"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

size_t count_characters(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
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

Fragment make_fragment(Field field, std::string_view text, size_t begin, size_t end,
                       std::span<const MatchSpan> spans) {
  Fragment fragment;
  fragment.field = field;
  fragment.excerpt = text.substr(begin, end - begin);
  fragment.start = count_characters(text.substr(0, begin));
  fragment.end = fragment.start + count_characters(fragment.excerpt);
  for (const MatchSpan& span : spans) {
    if (span.begin < begin || span.end > end) continue;
    auto& highlights = fragment.highlights;
    if (!highlights.empty() && span.begin - begin < highlights.back().end)
      highlights.back().end = std::max<size_t>(highlights.back().end, span.end - begin);
    else
      highlights.push_back({span.begin - begin, span.end - begin, 0, 0});
  }
  size_t counted = 0;
  size_t characters = fragment.start;
  const std::string_view excerpt = fragment.excerpt;
  for (Highlight& highlight : fragment.highlights) {
    characters += count_characters(excerpt.substr(counted, highlight.begin - counted));
    highlight.first = characters;
    characters +=
        count_characters(excerpt.substr(highlight.begin, highlight.end - highlight.begin));
    highlight.last = characters;
    counted = highlight.end;
  }
  return fragment;
}

}  // namespace broadsheet
