#include "corpus/article/date_tokens.h"

#include <algorithm>
#include <span>

#include "corpus/article/date_cursor.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

using Kind = DateToken::Kind;

// Characters outside ASCII that are no letters.
constexpr std::string_view kSpaces[] = {" ",      "\t",     "\n",     "\r",    "\u00A0",
                                        "\u2009", "\u202F", "\u200E", "\u200F"};
constexpr std::string_view kDashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"};

// The length of the one that the text begins with, or 0.
size_t prefix_of(std::string_view text, std::span<const std::string_view> prefixes) {
  const auto found = std::ranges::find_if(
      prefixes, [text](std::string_view prefix) { return text.starts_with(prefix); });
  return found == prefixes.end() ? 0 : found->size();
}

bool is_letter_at(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  if (ascii::is_ascii(c)) return ascii::is_letter(c);
  return prefix_of(text, kSpaces) == 0 && prefix_of(text, kDashes) == 0;
}

// "a.m." and "P.M.", also without the last full stop: their length, or 0.
size_t half_day(std::string_view text) {
  if (!ascii::starts_ignoring_case(text, "a.m") && !ascii::starts_ignoring_case(text, "p.m"))
    return 0;
  return text.substr(3).starts_with('.') ? 4 : 3;
}

// The token at the beginning of the text, and how many bytes it takes.
size_t take_token(std::string_view text, DateToken& token) {
  size_t length = 0;
  if (ascii::is_digit(text.front())) {
    while (length < text.size() && ascii::is_digit(text[length])) ++length;
    constexpr size_t kMostDigits = 9;
    token.kind = Kind::kNumber;
    token.text = text.substr(0, length);
    token.value = DateCursor{token.text}.take_number(1, kMostDigits).value_or(0);
    return length;
  }
  if (const size_t half = half_day(text)) {
    token.kind = Kind::kWord;
    token.text = ascii::lower(text.front()) == 'a' ? "am" : "pm";
    return half;
  }
  if (is_letter_at(text)) {
    while (is_letter_at(text.substr(length))) ++length;
    token.kind = Kind::kWord;
    token.text = text.substr(0, length);
    return length;
  }
  token.kind = Kind::kMark;
  const size_t dash = prefix_of(text, kDashes);
  token.text = dash > 0 ? "-" : text.substr(0, 1);
  return std::max<size_t>(dash, 1);
}

}  // namespace

bool DateToken::is_one_of(std::initializer_list<std::string_view> words) const {
  return std::ranges::any_of(
      words, [this](std::string_view word) { return ascii::same_ignoring_case(text, word); });
}

const DateToken& token_at(std::span<const DateToken> tokens, size_t at) {
  static const DateToken kEnd;
  return at < tokens.size() ? tokens[at] : kEnd;
}

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool glued = false;
  while (!text.empty()) {
    if (const size_t space = prefix_of(text, kSpaces)) {
      text.remove_prefix(space);
      glued = false;
      continue;
    }
    DateToken& token = tokens.emplace_back();
    token.glued = glued;
    text.remove_prefix(take_token(text, token));
    glued = true;
  }
  return tokens;
}

}  // namespace broadsheet
