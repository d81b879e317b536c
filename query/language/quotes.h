// The quotation marks of a query, and the phrases between them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet {

// A closed phrase: where its text and its closing mark begin and end, in bytes.
struct QuotedText {
  size_t begin, text_begin, text_end, end;
};

// True for a quotation mark that is nothing else: not for those that may be apostrophes.
bool is_quote(char32_t value);

// Finds the phrases of one query, in linear time for all of it as long as every phrase found is
// stepped over. The query must outlive it. What is one:
//  - Double marks ("...", “...”, „...“, «...», 〝...〟, ＂...＂) close each other, whichever they are:
//    people mix them. So do single angles (‹...›). Corner brackets (「...」, 『...』) close by kind.
//  - Single marks (‘...’, ‚...‘, ’...’) may be apostrophes. They open a phrase only at its start,
//    behind white space, a bracket or what qualifies an operand, directly before its text, and close
//    one only behind text and not before a letter or digit. "’90s" and "’n’" open none.
//  - A mark directly behind a letter or digit opens if it is one that only opens, and text follows.
class Quotes {
 public:
  explicit Quotes(std::string_view query) : query_(query) { unclosed_.fill(false); }

  // The phrase that a mark at `begin` opens, if one stands there and does. `inside_word`: in a run
  // of text, not where an operand could begin.
  std::optional<QuotedText> phrase_at(size_t begin, bool inside_word);

 private:
  static constexpr size_t kKinds = 5;

  bool may_open_single(size_t begin, size_t text_begin, bool inside_word) const;
  bool closes_single(size_t mark, size_t end) const;

  std::string_view query_;
  std::array<bool, kKinds> unclosed_;  // nothing closes the kind any more: the search was in vain
};

}  // namespace broadsheet
