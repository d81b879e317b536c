#include "corpus/text/ascii.h"

#include <gtest/gtest.h>

namespace broadsheet::ascii {
namespace {

TEST(Ascii, TellsBytesApart) {
  std::string digits, letters, spaces;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_digit(c)) digits += c;
    if (is_letter(c)) letters += c;
    if (is_space(c)) spaces += c;
    EXPECT_EQ(is_ascii(c), byte < 128);
    EXPECT_EQ(lower(c) != c, is_capital(c));
  }
  EXPECT_EQ(digits, "0123456789");
  EXPECT_EQ(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  EXPECT_EQ(spaces, "\t\n\v\f\r ");
}

TEST(Ascii, LowersNoOtherLetters) { EXPECT_EQ(lowered("[AZ] É@`"), "[az] É@`"); }

TEST(Ascii, ComparesAndFindsIgnoringCase) {
  EXPECT_TRUE(same_ignoring_case("UTF-8", "utf-8"));
  EXPECT_FALSE(same_ignoring_case("utf-8", "utf-80"));
  EXPECT_FALSE(same_ignoring_case("@", "`"));
  EXPECT_TRUE(starts_ignoring_case("By Jane", "bY "));
  EXPECT_FALSE(starts_ignoring_case("b", "by"));
  EXPECT_EQ(find_ignoring_case("a CharSet=", "charset"), 2u);
  EXPECT_EQ(find_ignoring_case("charse", "charset"), std::string_view::npos);
  EXPECT_EQ(find_ignoring_case("", ""), 0u);
}

TEST(Ascii, TrimsAndFoldsSpaces) {
  EXPECT_EQ(trimmed("\t a  b\r\n"), "a  b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed("\"a\" ", "\" "), "a");
  EXPECT_EQ(single_spaced("\n a \t\v b\f"), "a b");
  EXPECT_EQ(single_spaced(" \r"), "");
}

}  // namespace
}  // namespace broadsheet::ascii
