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
  for (const std::string format : {"text", "json", "jsonl", "html", "trec"})
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

// Articles that each take much work to hold against too_much_work().
class NewsQueryTooMuchWork : public testing::Test {
 protected:
  NewsQueryTooMuchWork() {
    std::string lines;
    for (int i = 0; i < 1000; ++i)
      lines += R"({"id":"a)" + std::to_string(i) +
               R"(","lang":"en","text":"alpha. bravo. charlie. )" +
               R"(delta. echo. foxtrot. golf. hotel. india. juliet."})" + "\n";
    EXPECT_EQ(programs_.index({"add", programs_.dir().write("a.jsonl", lines).string()}).exit_code,
              0);
  }

  static std::string too_much_work() {
    const std::vector<std::string> words{"alpha",   "bravo", "charlie", "delta", "echo",
                                         "foxtrot", "golf",  "hotel",   "india", "juliet"};
    std::string query;
    for (const std::string& a : words)
      for (const std::string& b : words)
        if (a != b) query += (query.empty() ? "(" : " OR (") + a + " SENTENCE " + b + ")";
    return query;
  }

  Programs programs_;
};

TEST_F(NewsQueryTooMuchWork, StopsWithANoteAndSaysThatThereMayBeMore) {
  const ProgramResult result = programs_.query({"--format", "json", too_much_work()});
  const Json page = Json::parse(result.out);
  EXPECT_EQ(page["total"]["exact"], false);
  ASSERT_EQ(page["notes"].size(), 1U);
  EXPECT_THAT(std::string(page["notes"][0]), HasSubstr("too much work"));
  EXPECT_THAT(result.err, HasSubstr("too much work"));
}

TEST_F(NewsQueryTooMuchWork, CountsAtLeastWhatItLookedAt) {
  const ProgramResult result = programs_.query({"--count", too_much_work()});
  EXPECT_LT(std::stoi(result.out), 1000);
  EXPECT_THAT(result.err, HasSubstr("at least " + lines_of(result.out).at(0) + " match"));
}

TEST_F(NewsQueryTooMuchWork, GivesTheSameAnswerOnAnyNumberOfThreads) {
  EXPECT_EQ(json_answer(programs_, {"--jobs", "1", too_much_work()}),
            json_answer(programs_, {"--jobs", "4", too_much_work()}));
}

TEST_F(NewsQueryTooMuchWork, LooksOnlyTheFirstOfManyPatternsUp) {
  std::string query;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'j'; ++b) query += std::string("*") + a + b + "* ";
  const ProgramResult result = programs_.query({"--count", query});
  EXPECT_THAT(result.err, HasSubstr("patterns of the query are searched"));
}

}  // namespace
}  // namespace broadsheet
