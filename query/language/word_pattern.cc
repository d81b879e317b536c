#include "query/language/word_pattern.h"

#include <algorithm>
#include <cstdlib>

#include "corpus/analysis/bare_word.h"
#include "corpus/analysis/vocabulary.h"
#include "corpus/text/char_class.h"
#include "corpus/text/edit_distance.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

bool is_sign(char c) { return c == '*' || c == '?'; }

// True for a run of letters, digits and apostrophes.
bool is_plain(std::string_view part) {
  for (size_t at = 0; at < part.size();) {
    uint32_t length;
    switch (class_at(part, at, length)) {
      case CharClass::kLetter:
      case CharClass::kDigit:
      case CharClass::kApostrophe:
        break;
      default:
        return false;
    }
    at += length;
  }
  return true;
}

std::optional<WordPattern> read_wildcards(std::string_view word) {
  // Question marks behind a word or around it are punctuation: "where?", "the ?slip? effect".
  const auto around = word.starts_with('?') ? 2 : 1;
  if (word.ends_with('?') && std::ranges::count_if(word, is_sign) == around) return std::nullopt;
  WordPattern pattern;
  bool literal = false, sign = false;
  for (size_t begin = 0; begin < word.size();) {
    if (is_sign(word[begin])) {
      sign = true;
      const bool doubled = word[begin] == '*' && pattern.text.ends_with('*');
      if (!doubled) pattern.text += word[begin];
      ++begin;
      continue;
    }
    const size_t end = std::min(word.find_first_of("*?", begin), word.size());
    const std::string_view part = word.substr(begin, end - begin);
    if (!is_plain(part)) return std::nullopt;
    pattern.text += surface_of(part);
    literal = true;
    begin = end;
  }
  if (!sign || !literal) return std::nullopt;
  return pattern;
}

std::optional<WordPattern> read_fuzzy(std::string_view word) {
  const size_t tilde = word.find('~');
  const std::string_view number = word.substr(tilde + 1);
  if (tilde == 0 || number.size() > 1 || number.find_first_not_of("12") != number.npos ||
      !is_plain(word.substr(0, tilde)))
    return std::nullopt;
  WordPattern pattern{WordPattern::Kind::kFuzzy, surface_of(word.substr(0, tilde)), 0};
  const size_t length = code_points(pattern.text).size();
  pattern.distance = !number.empty() ? static_cast<unsigned>(number[0] - '0')
                     : length < 3    ? 0
                     : length < 6    ? 1
                                     : 2;
  return pattern;
}

}  // namespace

std::optional<WordPattern> read_pattern(std::string_view word) {
  if (word.size() > kMaxVocabularyWord) return std::nullopt;
  auto pattern = word.find('~') == word.npos ? read_wildcards(word) : read_fuzzy(word);
  if (pattern && pattern->text.empty()) return std::nullopt;
  return pattern;
}

// Goes back to the last "*" and lets it take one more character when the rest doesn't fit: earlier
// ones never need to take more.
bool matches_wildcards(std::string_view pattern, std::string_view surface) {
  size_t p = 0, s = 0;
  size_t star = pattern.npos, resume = 0;
  while (s < surface.size()) {
    const size_t length = code_point_at(surface, s).length;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = s;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      s += length;
    } else if (p < pattern.size() && pattern[p] == surface[s]) {
      ++p;
      ++s;
    } else if (star != pattern.npos) {
      p = star + 1;
      s = resume += code_point_at(surface, resume).length;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
}

}  // namespace broadsheet
