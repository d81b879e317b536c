// Text with highlights, cleaned, wrapped and coloured for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/search/results.h"

namespace broadsheet::formats {

// ANSI (ECMA-48) select-graphic-rendition sequences.
inline constexpr std::string_view kBold = "\x1B[1m";
inline constexpr std::string_view kDim = "\x1B[2m";
inline constexpr std::string_view kMark = "\x1B[1;33m";
inline constexpr std::string_view kReset = "\x1B[0m";

class StyledText {
 public:
  // Appends text of any bytes; controls are made harmless, runs of white space become one space.
  void append(std::string_view text, bool marked);

  // Appends a fragment with its highlights.
  void append(const Fragment& fragment);

  bool empty() const { return text_.empty(); }

  // The text in lines of at most `width` columns (2 or more), each after `indent` spaces and ended
  // by '\n'. With `color`, `base` styles what isn't marked ("" for plain) and kMark what is.
  std::string lines(size_t width, size_t indent, bool color, std::string_view base) const;

 private:
  struct Range {
    size_t begin, end;
  };
  Range next_line(size_t begin, size_t width) const;
  void append_range(std::string& out, Range range, std::string_view base) const;

  std::string text_;
  std::vector<bool> marked_;  // for each byte of text_
};

}  // namespace broadsheet::formats
