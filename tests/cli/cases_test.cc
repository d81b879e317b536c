// Small inputs with the right answers: tests/cli/cases/cases.tsv.
#include <gtest/gtest.h>

#include <optional>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

struct InputCase {
  std::string input, exit_code, command, output;
};

std::filesystem::path cases_file(const std::string& name) {
  return std::filesystem::path(SOURCE_ROOT) / "tests/cli/cases" / name;
}

// The rows of the table. The last column may hold tabs.
std::vector<InputCase> cases() {
  std::vector<InputCase> rows;
  for (const std::string& line : lines_of(content_of(cases_file("cases.tsv")))) {
    if (line.empty() || line.starts_with('#')) continue;
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    const size_t third = line.find('\t', second + 1);
    rows.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                    line.substr(second + 1, third - second - 1), line.substr(third + 1)});
  }
  return rows;
}

std::string joined_lines(const std::string& output) {
  std::string joined;
  for (const std::string& line : lines_of(output)) joined += (joined.empty() ? "" : " | ") + line;
  return joined;
}

TEST(Cases, GiveTheRightAnswers) {
  const std::vector<InputCase> rows = cases();
  ASSERT_GT(rows.size(), 20U);
  std::optional<Programs> programs;
  std::string input;
  for (const InputCase& row : rows) {
    if (row.input != input) {
      input = row.input;
      programs.emplace();
      std::filesystem::copy_file(cases_file(input), programs->dir() / input);
      const ProgramResult added = programs->index({"add", input});
      EXPECT_EQ(std::to_string(added.exit_code), row.exit_code) << input << '\n' << added.err;
    }
    const ProgramResult result = programs->shell("Q=$NEWS_QUERY; " + row.command);
    EXPECT_EQ(joined_lines(result.out), row.output) << input << ": " << row.command << result.err;
  }
}

}  // namespace
}  // namespace broadsheet
