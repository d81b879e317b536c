#include "query/matching/fragment.h"

#include <algorithm>

#include "corpus/text/utf8.h"

namespace broadsheet {

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
