// Bytes of ASCII, whatever the locale; bytes of other characters are neither letters, digits nor
// spaces, and stay as they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::ascii {

inline constexpr std::string_view kSpaces = " \t\n\r\v\f";

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
// C0 and DEL, line ends and tabs among them.
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr char lower(char c) { return is_capital(c) ? static_cast<char>(c | 0x20) : c; }

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

constexpr bool starts_ignoring_case(std::string_view text, std::string_view beginning) {
  return same_ignoring_case(text.substr(0, beginning.size()), beginning);
}

// Where `word` begins, or npos.
constexpr size_t find_ignoring_case(std::string_view text, std::string_view word) {
  // Not std::ranges::search, whose result clang 14 can't compile with this library.
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  const auto* const found = std::search(text.begin(), text.end(), word.begin(), word.end(), same);
  if (found == text.end() && !word.empty()) return text.npos;
  return static_cast<size_t>(found - text.begin());
}

// Without `blanks` around it.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = kSpaces) {
  const size_t first = text.find_first_not_of(blanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Trimmed, and each run of spaces inside is one blank.
inline std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace broadsheet::ascii
