// A cursor over the text of a date.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/text/ascii.h"

namespace broadsheet {

// Every take_ function moves on only when it succeeds. Looks at the text, doesn't own it.
struct DateCursor {
  std::string_view rest;

  bool done() const { return rest.empty(); }
  char peek() const { return rest.empty() ? '\0' : rest.front(); }
  bool at_digit() const { return ascii::is_digit(peek()); }

  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }

  bool take_any(std::string_view chars) {
    return !rest.empty() && chars.find(rest.front()) != chars.npos && take(peek());
  }

  void skip(std::string_view chars) {
    while (take_any(chars)) {
    }
  }

  // Between `least` and `most` digits, as many as there are. REQUIRES most <= 9.
  std::optional<int> take_number(size_t least, size_t most) {
    size_t n = 0;
    int value = 0;
    while (n < rest.size() && n < most && ascii::is_digit(rest[n]))
      value = value * 10 + (rest[n++] - '0');
    if (n < least) return std::nullopt;
    rest.remove_prefix(n);
    return value;
  }
};

}  // namespace broadsheet
