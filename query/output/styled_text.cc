// Text with highlights, cleaned, wrapped and coloured for a terminal.
#include "query/output/styled_text.h"

#include "corpus/text/escape.h"
#include "corpus/text/utf8.h"

namespace broadsheet::formats {

void StyledText::append(std::string_view text, bool marked) {
  for (const char c : escape_terminal(text)) {
    if (c == ' ' && (text_.empty() || text_.back() == ' ')) continue;
    text_ += c;
    marked_.push_back(marked);
  }
}

void StyledText::append(const Fragment& fragment) {
  const std::string_view excerpt = fragment.excerpt;
  size_t done = 0;
  for (const Highlight& highlight : fragment.highlights) {
    append(excerpt.substr(done, highlight.begin - done), false);
    append(excerpt.substr(highlight.begin, highlight.end - highlight.begin), true);
    done = highlight.end;
  }
  append(excerpt.substr(done), false);
}

// Breaks at the last space, else before a wide character (as in Chinese), else inside the word.
StyledText::Range StyledText::next_line(size_t begin, size_t width) const {
  size_t columns = 0, break_at = begin;
  for (size_t i = begin; i < text_.size();) {
    const CodePoint point = code_point_at(text_, i);
    const auto point_width = static_cast<size_t>(display_width(point.value));
    if (point.value == ' ' || (point_width == 2 && i > begin)) break_at = i;
    if (columns + point_width > width) return {begin, break_at > begin ? break_at : i};
    columns += point_width;
    i += point.length;
  }
  return {begin, text_.size()};
}

void StyledText::append_range(std::string& out, Range range, std::string_view base) const {
  std::string_view style;
  for (size_t i = range.begin; i < range.end; ++i) {
    const std::string_view wanted = marked_[i] ? kMark : base;
    if (wanted != style) {
      if (!style.empty()) out += kReset;
      out += wanted;
      style = wanted;
    }
    out += text_[i];
  }
  if (!style.empty()) out += kReset;
}

std::string StyledText::lines(size_t width, size_t indent, bool color,
                              std::string_view base) const {
  std::string out;
  for (size_t at = 0; at < text_.size();) {
    const Range line = next_line(at, width);
    size_t end = line.end;
    while (end > line.begin && text_[end - 1] == ' ') --end;
    out.append(indent, ' ');
    if (color)
      append_range(out, {line.begin, end}, base);
    else
      out.append(text_, line.begin, end - line.begin);
    out += '\n';
    at = line.end;
    while (at < text_.size() && text_[at] == ' ') ++at;
  }
  return out;
}

}  // namespace broadsheet::formats
