// Spelling suggestions and --auto-correct, from the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(NewsQuerySpelling, SuggestsACorrectedQueryWhenNothingMatches) {
  const ProgramResult result = samples().query({"title:erthquake AND turkey"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "No articles match.\nDid you mean: title:earthquake AND turkey\n");
  EXPECT_THAT(samples().query({"--format", "html", "erthquake"}).out,
              HasSubstr("Did you mean: earthquake"));
  const Json answer = json_answer(samples(), {"erthquake"});
  EXPECT_EQ(answer["suggestion"], "earthquake");
  EXPECT_FALSE(answer.contains("corrected"));
}

TEST(NewsQuerySpelling, IsCorrectedOnlyOnRequestAndSaidSo) {
  const ProgramResult result = samples().query({"--auto-correct", "erthquake"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("Showing results for: earthquake\n"));
  EXPECT_THAT(result.err, HasSubstr("nothing matches erthquake"));
  EXPECT_THAT(samples().query({"--auto-correct", "--format", "html", "erthquake"}).out,
              HasSubstr("Showing results for: earthquake"));
  const Json answer = json_answer(samples(), {"--auto-correct", "erthquake"});
  EXPECT_EQ(answer["query"], "erthquake");
  EXPECT_EQ(answer["corrected"], "earthquake");
  EXPECT_EQ(answer["suggestion"], nullptr);
  EXPECT_EQ(answer["notes"].size(), 1U);
  const Json corrected = json_answer(samples(), {"earthquake"});
  EXPECT_EQ(answer["hits"], corrected["hits"]);
  EXPECT_EQ(answer["total"], corrected["total"]);
  EXPECT_EQ(samples().query({"--auto-correct", "--format", "ids", "erthquake"}).out,
            samples().query({"--format", "ids", "earthquake"}).out);
}

TEST(NewsQuerySpelling, IsLeftAloneWhereTheQueryHasHits) {
  const ProgramResult result = samples().query({"--auto-correct", "earthquake"});
  EXPECT_THAT(result.out, Not(HasSubstr("Showing results for")));
  EXPECT_THAT(result.out, Not(HasSubstr("Did you mean")));
}

TEST(NewsQuerySpelling, IsTheSameInABatchOfAnyNumberOfThreads) {
  std::string batch;
  for (const char* query : {"erthquake", "mnisters kyv", "lokführr streik", "turkey", "zzzzzzz",
                            "dresdn AND floood", "\"prime ministr\""})
    for (int i = 0; i < 5; ++i) batch += std::string(query) + "\n";
  const auto run = [&](const char* jobs) {
    return without_times(
        samples().query({"--batch", "-", "-j", jobs, "--format", "json"}, batch).out);
  };
  const std::string one = run("1");
  EXPECT_THAT(one, HasSubstr("\"suggestion\":\"earthquake\""));
  EXPECT_THAT(one, HasSubstr("\"suggestion\":\"dresden AND flood\""));
  EXPECT_EQ(run("4"), one);
}

}  // namespace
}  // namespace broadsheet
