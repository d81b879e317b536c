// The numbers, words and marks of a written date.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace broadsheet {

struct DateToken {
  enum class Kind : uint8_t { kNumber, kWord, kMark, kEnd };

  Kind kind = Kind::kEnd;
  std::string_view text{};  // of the date; "am" and "pm" for "a.m." and "p.m."; '-' for every dash
  int value = 0;            // of a number of at most nine digits
  bool glued = false;       // no space before it

  bool is_number(size_t least, size_t most) const {
    return kind == Kind::kNumber && text.size() >= least && text.size() <= most;
  }
  bool is_word() const { return kind == Kind::kWord; }
  bool is_one_of(std::initializer_list<std::string_view> words) const;  // in lower case
  bool is_mark(char mark) const { return kind == Kind::kMark && text.front() == mark; }
};

// The tokens of a text, which must outlive them. Bytes outside ASCII are letters, but for spaces
// and dashes.
std::vector<DateToken> date_tokens(std::string_view text);

// The token at a place, or one of kind kEnd behind the last.
const DateToken& token_at(std::span<const DateToken> tokens, size_t at);

}  // namespace broadsheet
