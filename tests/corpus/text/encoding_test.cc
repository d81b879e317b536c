#include "corpus/text/encoding.h"

#include <gtest/gtest.h>

#include <random>

namespace broadsheet {
namespace {

using namespace std::string_literals;

struct Case {
  std::string bytes;
  const char* declared;
  std::string text;
};

TEST(ToUtf8, ReadsMarkedDeclaredAndDetectedEncodings) {
  const Case kCases[] = {
      {"", "", ""},
      {"plain", "", "plain"},
      {"caf\xC3\xA9", "", "café"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "", "café"},
      {"\xFF\xFEh\0\xE9\0"s, "", "hé"},
      {"\xFE\xFF\0h\0\xE9"s, "", "hé"},
      {"\xFF\xFE\0\0h\0\0\0"s, "", "h"},
      {"\0\0\xFE\xFF\0\0\0h"s, "", "h"},
      {"p\0l\0a\0i\0n\0 \0w\0o\0r\0d\0s\0"s, "", "plain words"},
      {"\0p\0l\0a\0i\0n\0 \0w\0o\0r\0d\0s"s, "", "plain words"},
      {"caf\xE9 \x93quoted\x94", "", "café “quoted”"},
      {"caf\xE9 \x80", "iso-8859-1", "café €"},
      {"caf\xE9", "US-ASCII", "café"},
      {"\xC3\xA9t\xC3\xA9", "iso-8859-1", "été"},  // says Latin-1, is UTF-8
      {"\x93\xFA\x96\x7B\x8C\xEA", "Shift_JIS", "日本語"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет"},
      {"\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "Привет"},
      {"caf\xC3\xA9", "no-such-charset", "café"},
      {"caf\xC3\xA9", "../utf-16", "café"},
      {"caf\xE9", "utf-8", "caf\xEF\xBF\xBD"},
      {"d\xC3\xA9j\xC3\xA0 vu \xFF d\xC3\xA9j\xC3\xA0", "", "déjà vu \xEF\xBF\xBD déjà"},
  };
  for (const Case& c : kCases) EXPECT_EQ(to_utf8(c.bytes, c.declared), c.text) << c.declared;
}

TEST(ToUtf8, DetectsTheEncodingOfLongerForeignText) {
  std::string russian =
      "\xCD\xE0 \xF1\xE0\xEC\xEC\xE8\xF2\xE5 \xEE\xE1\xF1\xF3\xE6\xE4\xE0\xEB\xE8 "
      "\xE2\xEE\xEF\xF0\xEE\xF1\xFB \xE1\xE5\xE7\xEE\xEF\xE0\xF1\xED\xEE\xF1\xF2\xE8 "
      "\xE8 \xFD\xEA\xEE\xED\xEE\xEC\xE8\xEA\xE8.";
  EXPECT_EQ(to_utf8(russian), "На саммите обсуждали вопросы безопасности и экономики.");
}

TEST(ToUtf8, CleansControlCharactersAndLineEnds) {
  EXPECT_EQ(to_utf8("a\r\nb\rc\nd\te\0f\x1B[31m\x7F"s), "a\nb\nc\nd\te f [31m ");
}

TEST(ToUtf8, GivesValidUtf8ForRandomBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    for (const char* declared : {"", "utf-8", "utf-16", "utf-32", "Shift_JIS", "gb18030", "big5",
                                 "iso-2022-jp", "utf-7", "iso-8859-1"})
      EXPECT_TRUE(is_valid_utf8(to_utf8(bytes, declared))) << declared;
  }
}

TEST(ToUtf8, ConvertsTextLongerThanItsBuffers) {
  std::string bytes, text;
  for (int i = 0; i < 50000; ++i) {
    bytes += "\x93\xFA";
    text += "日";
  }
  EXPECT_EQ(to_utf8(bytes, "Shift_JIS"), text);
}

TEST(ToOneLine, CollapsesWhiteSpace) {
  EXPECT_EQ(to_one_line("  a \n\t b\x01"
                        "c  "),
            "a b c");
  EXPECT_EQ(to_one_line(" \n "), "");
}

}  // namespace
}  // namespace broadsheet
