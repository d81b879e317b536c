// Looks for what is to be replaced.
#include "corpus/readers/json/repair.h"

#include <algorithm>
#include <iterator>

#include "corpus/text/ascii.h"

namespace broadsheet {

// Puts U+FFFD in the place of escaped surrogates that are no pair, which no UTF-8 can express.
std::string with_paired_surrogates(std::string_view json) {
  auto unit_at = [&](size_t i) -> int {  // of "\uXXXX" at i, or -1
    if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u') return -1;
    int value = 0;
    for (char c : json.substr(i + 2, 4)) {
      int digit = ascii::is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
      if (digit < 0 || digit > 15) return -1;
      value = value * 16 + digit;
    }
    return value;
  };
  std::string out;
  for (size_t i = 0; i < json.size();) {
    size_t length = json[i] == '\\' ? 2 : 1;
    int unit = unit_at(i);
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (high) {
      int next = unit_at(i + 6);
      bool paired = next >= 0xDC00 && next < 0xE000;
      out += paired ? json.substr(i, 12) : "\\ufffd";
      i += paired ? 12 : 6;
    } else if (low) {
      out += "\\ufffd";
      i += 6;
    } else {
      out += json.substr(i, length);
      i += length;
    }
  }
  return out;
}

std::string with_nulls(std::string_view json) {
  constexpr std::string_view kNames[] = {"NaN", "-Infinity", "Infinity"};
  std::string out;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') in_string = !in_string;
    if (in_string && json[i] == '\\') out += json[i++];
    const auto* name = in_string ? std::end(kNames) : std::ranges::find_if(kNames, [&](auto known) {
      return json.substr(i).starts_with(known);
    });
    if (name != std::end(kNames)) {
      out += "null";
      i += name->size() - 1;
    } else if (i < json.size()) {
      out += json[i];
    }
  }
  return out;
}

}  // namespace broadsheet
