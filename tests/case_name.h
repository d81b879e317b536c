// Names for the cases of a table, for INSTANTIATE_TEST_SUITE_P.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace broadsheet {

// The number of the case and the letters and digits of its text, which is all that GoogleTest allows
// in a name: "03_The_US_Navy".
inline std::string case_name(size_t index, std::string_view text) {
  constexpr size_t kLongest = 40;
  std::string name = (index < 10 ? "0" : "") + std::to_string(index) + "_";
  bool gap = false;
  for (const char c : text.substr(0, kLongest)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter && gap && name.back() != '_') name += '_';
    if (letter) name += c;
    gap = !letter;
  }
  return name;
}

}  // namespace broadsheet
