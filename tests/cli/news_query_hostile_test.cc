// Articles that want to do harm where their text is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

// Bidirectional overrides and isolates.
bool steers_direction(UChar32 c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// The characters of an output that could steer a terminal, but for line ends and `allowed`.
std::string steering(const std::string& output, std::string_view allowed = "") {
  std::string found;
  const auto units = icu::UnicodeString::fromUTF8(output);
  for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    const UChar32 c = units.char32At(i);
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    if (c == '\n' || (c < 0x80 && allowed.find(static_cast<char>(c)) != allowed.npos)) continue;
    if (control || steers_direction(c)) found += "U+" + std::to_string(c) + " ";
  }
  return found;
}

class NewsQueryHostile : public testing::Test {
 protected:
  NewsQueryHostile() {
    EXPECT_EQ(programs_.index({"add", golden_file("hostile.jsonl").string()}).exit_code, 0);
  }

  std::string answer(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments{"--explain", "zebra \x1b[31m \xe2\x80\xae"};
    arguments.insert(arguments.begin(), options.begin(), options.end());
    const ProgramResult result = programs_.query(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::string repaired;
    icu::UnicodeString::fromUTF8(result.out).toUTF8String(repaired);
    EXPECT_EQ(result.out, repaired) << "is not UTF-8";
    return result.out;
  }

  Programs programs_;
};

TEST_F(NewsQueryHostile, ArticlesSteerNoTerminalInAnyFormat) {
  for (const std::string format : {"text", "json", "jsonl", "html", "trec", "ids"})
    EXPECT_EQ(steering(answer({"--format", format})), "") << format;
  EXPECT_EQ(steering(answer({"--format", "tsv"}), "\t"), "");
  EXPECT_EQ(steering(answer({"--format", "csv"}), "\r"), "");
  const std::string colored = answer({"--color", "always"});
  EXPECT_EQ(steering(replace_matches(colored, "\x1b\\[[0-9;]*m", "")), "");
  EXPECT_THAT(colored, Not(HasSubstr("\x1b[31m")));
}

TEST_F(NewsQueryHostile, ArticlesTakeOneLineEachWhereALineIsAHit) {
  EXPECT_EQ(lines_of(answer({"--format", "ids"})).size(), 2U);
  EXPECT_EQ(lines_of(answer({"--format", "trec"})).size(), 2U);
  EXPECT_EQ(lines_of(answer({"--format", "csv"})).size(), 3U);
  for (const std::string& line : lines_of(answer({"--format", "tsv"})))
    EXPECT_EQ(split(line, '\t').size(), 7U) << line;
  for (const std::string& line : lines_of(answer({"--format", "trec"})))
    EXPECT_EQ(split(line, ' ').size(), 6U) << line;
}

TEST_F(NewsQueryHostile, ArticlesLeaveJsonReadableWithTheirText) {
  const Json page = Json::parse(answer({"--format", "json"}));
  ASSERT_EQ(page["hits"].size(), 2U);
  for (const Json& hit : page["hits"]) {
    EXPECT_THAT(std::string(hit["title"]), testing::ContainsRegex("[Zz]ebra"));
    EXPECT_THAT(std::string(hit["snippet"]), Not(HasSubstr("<script")));
  }
  for (const std::string& line : lines_of(answer({"--format", "jsonl"})))
    EXPECT_TRUE(Json::parse(line).is_object());
}

TEST_F(NewsQueryHostile, ArticlesPutNoTagOfTheirsIntoHtml) {
  const std::string page = answer({"--format", "html"});
  for (const char* tag : {"<script", "<b>", "<i>", "<u>", "href=\"javascript:"})
    EXPECT_THAT(page, Not(HasSubstr(tag)));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(page, HasSubstr("href=\"https://e.example/&quot;&gt;&lt;script&gt;"));
}

TEST_F(NewsQueryHostile, QueriesSteerNoTerminalInMessages) {
  const ProgramResult result = programs_.query({"date:2014-99 \x1b[31m\xe2\x80\xae \xff"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(steering(result.err), "");
}

}  // namespace
}  // namespace broadsheet
