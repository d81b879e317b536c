// The output of news-query, byte for byte, in each format.
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

struct GoldenOutput {
  std::string file;
  std::vector<std::string> options;
};

// Without what isn't the same everywhere: times, and the last digits of scores.
std::string masked(const std::string& output) {
  const std::string timeless =
      replace_matches(without_times(output), R"(\([0-9.]+ ms\))", "(0 ms)");
  return replace_matches(timeless, R"((\.[0-9]{6})[0-9]+)", "$1");
}

// An ampersand in a title, a title that is missing, words marked in title and text.
const std::vector<std::string> kQuery{"-n", "4", "at&t OR title:who OR (ceniza lava)"};

const std::vector<GoldenOutput> kOutputs{
    {"output.txt", {"--format", "text"}},
    {"output.ansi", {"--format", "text", "--color", "always"}},
    {"output.json", {"--format", "json"}},
    {"output.jsonl", {"--format", "jsonl"}},
    {"output.tsv", {"--format", "tsv"}},
    {"output.csv", {"--format", "csv"}},
    {"output.html", {"--format", "html"}},
    {"output.trec", {"--format", "trec"}},
    {"output.ids", {"--format", "ids"}},
};

TEST(NewsQueryFormats, AreTheSameByteForByte) {
  for (const GoldenOutput& golden : kOutputs) {
    std::vector<std::string> arguments = golden.options;
    arguments.insert(arguments.end(), kQuery.begin(), kQuery.end());
    const ProgramResult result = samples().query(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(masked(result.out), content_of(golden_file(golden.file))) << golden.file;
  }
}

TEST(NewsQueryFormats, CountAloneIsTheBareNumber) {
  for (const char* format : {"text", "jsonl", "tsv", "csv", "html", "trec", "ids"})
    EXPECT_EQ(samples().query({"--count", "--format", format, "nato"}).out, "3\n") << format;
  const Json answer = json_answer(samples(), {"--count", "nato"});
  EXPECT_EQ(answer["total"]["value"], 3);
  EXPECT_FALSE(answer.contains("hits"));
}

}  // namespace
}  // namespace broadsheet
