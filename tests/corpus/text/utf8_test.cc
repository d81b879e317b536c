#include "corpus/text/utf8.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

constexpr std::string_view kText = "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80";  // 1 to 4 bytes

TEST(Utf8, ReadsCodePointsForwardsAndBackwards) {
  const std::u32string_view expected = U"aé中😀";
  size_t at = 0;
  for (const char32_t c : expected) {
    const CodePoint next = code_point_at(kText, at);
    EXPECT_EQ(next.value, c);
    EXPECT_TRUE(next.valid);
    at += next.length;
    const CodePoint before = code_point_before(kText, at);
    EXPECT_EQ(before.value, c);
    EXPECT_EQ(before.length, next.length);
    EXPECT_TRUE(before.valid);
  }
  EXPECT_EQ(at, kText.size());
}

TEST(Utf8, TakesMalformedBytesOneByOne) {
  for (const std::string_view text : {"\xC3", "\x80", "\xFF", "\xC0\x80", "\xED\xA0\x80"}) {
    const CodePoint first = code_point_at(text, 0), last = code_point_before(text, text.size());
    EXPECT_FALSE(first.valid);
    EXPECT_EQ(first.value, U'\uFFFD');
    EXPECT_EQ(first.length, 1u);
    EXPECT_FALSE(last.valid);
    EXPECT_EQ(last.length, 1u);
  }
}

TEST(Utf8, AppendsWhatItReads) {
  std::string out;
  for (const char32_t c : std::u32string_view(U"aé中😀")) append_utf8(out, c);
  EXPECT_EQ(out, kText);
}

TEST(Utf8, CutsBetweenCharacters) {
  const size_t begins[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (size_t offset = 0; offset < std::size(begins); ++offset)
    EXPECT_EQ(character_boundary(kText, offset), begins[offset]);
}

TEST(Utf8, CountsCharacters) {
  EXPECT_EQ(count_characters(kText), 4u);
  EXPECT_EQ(advance_characters(kText, 1, 2), 6u);
  EXPECT_EQ(advance_characters(kText, 1, 9), kText.size());
  EXPECT_EQ(retreat_characters(kText, 6, 2), 1u);
  EXPECT_EQ(retreat_characters(kText, 6, 9), 0u);
}

}  // namespace
}  // namespace broadsheet
