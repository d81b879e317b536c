#include "query/matching/surface.h"

#include <unicode/uchar.h>

#include <string>

#include "corpus/analysis/bare_word.h"
#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

// For each letter whether it is a capital.
std::string capitals_of(std::string_view word) {
  std::string capitals;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (char_class(c.value) == CharClass::kLetter)
      capitals += u_isUUppercase(static_cast<UChar32>(c.value)) ? 'X' : 'x';
    at += c.length;
  }
  return capitals;
}

// Without "'s" at the end, if it has it.
std::string_view without_possessive(std::string_view word) {
  if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return word;
  const CodePoint before = code_point_before(word, word.size() - 1);
  if (char_class(before.value) != CharClass::kApostrophe) return word;
  return word.substr(0, word.size() - 1 - before.length);
}

bool is_same(std::string_view in_text, std::string_view in_query) {
  if (fold_word(in_text) != fold_word(in_query)) return false;
  const std::string capitals = capitals_of(in_query);
  return capitals.find('X') == std::string::npos || capitals_of(in_text) == capitals;
}

}  // namespace

bool is_written_as(std::string_view in_text, std::string_view in_query) {
  if (in_text == in_query || is_same(in_text, in_query)) return true;
  const std::string_view owner = without_possessive(in_text);
  return owner.size() < in_text.size() && is_same(owner, in_query);
}

}  // namespace broadsheet
