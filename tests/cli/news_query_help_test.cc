// The query language as the help tells it: every example finds something in our samples.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/cli/query_help.h"
#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

// The day after the latest sample, so that relative dates find some.
constexpr const char* kNow = "2024-02-03";

TEST(NewsQueryHelp, GivesOnlyExamplesThatFindSomething) {
  for (const QueryHelp& row : kQueryHelp) {
    const ProgramResult result =
        samples().query({"--now", kNow, "--format", "ids", "--", std::string(row.example)});
    EXPECT_EQ(result.exit_code, 0) << row.example << "\n" << result.err;
    EXPECT_EQ(result.err, "") << row.example;
  }
}

TEST(NewsQueryHelp, PrintsEveryExample) {
  const ProgramResult result = samples().query({"--help-query"});
  EXPECT_EQ(result.exit_code, 0);
  for (const QueryHelp& row : kQueryHelp)
    EXPECT_THAT(result.out, HasSubstr(fmt::format("  {}\n", row.example)));
}

TEST(NewsQueryHelp, HasTheSameRowsInTheReadme) {
  const std::string readme = content_of(std::filesystem::path(SOURCE_ROOT) / "README.md");
  for (const QueryHelp& row : kQueryHelp)
    EXPECT_THAT(readme, HasSubstr(fmt::format("| `{}` | {} |\n", row.example, row.meaning)));
}

TEST(NewsQueryHelp, CountsRelativeDatesFromTheDayOfNow) {
  const auto find = [](const char* now) {
    return samples().query({"--now", now, "--count", "date:7d"}).out;
  };
  EXPECT_NE(find("2014-04-03"), find("1971-01-01"));
  const ProgramResult refused = samples().query({"--now", "soon", "x"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--now: 'soon' is not a valid day"));
}

}  // namespace
}  // namespace broadsheet
