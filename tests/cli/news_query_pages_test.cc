// Scores, counts, pages and orders of news-query.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::ElementsAreArray;

std::vector<std::string> ids(std::vector<std::string> options, const std::string& query) {
  options.insert(options.end(), {"--format", "ids", "--", query});
  return lines_of(samples().query(options).out);
}

TEST(NewsQueryPages, ExplainedScoresAddUpToTheScore) {
  size_t hits = 0;
  for (const std::string& query : matching_queries(50)) {
    const Json answer = json_answer(samples(), {"--explain", "-n", "1000", "--", query});
    for (const Json& hit : answer["hits"]) {
      double sum = 0;
      for (const Json& part : hit["scores"]) sum += part["score"].get<double>();
      EXPECT_NEAR(sum, hit["score"].get<double>(), 1e-9) << query << " " << hit["id"];
      ++hits;
    }
  }
  EXPECT_GT(hits, 100U);
}

TEST(NewsQueryPages, CountIsTheNumberOfHits) {
  for (const std::string& query : matching_queries(30)) {
    const size_t number = ids({"-n", "1000"}, query).size();
    EXPECT_EQ(samples().query({"--count", "--", query}).out, std::to_string(number) + "\n")
        << query;
    EXPECT_EQ(json_answer(samples(), {"-n", "1", "--", query})["total"]["value"], number) << query;
  }
}

TEST(NewsQueryPages, JoinToTheWholeList) {
  for (const std::string query : {"the who", "US nato jordan", "\"to be\" OR oil", "lang:de"})
    for (const std::string sort : {"relevance", "date", "-date"}) {
      const std::vector<std::string> whole = ids({"--sort", sort, "-n", "1000"}, query);
      EXPECT_GT(whole.size(), 5U) << query;
      std::vector<std::string> joined;
      for (size_t at = 0; at < whole.size() + 3; at += 3)
        for (std::string& id :
             ids({"--sort", sort, "-n", "3", "--offset", std::to_string(at)}, query))
          joined.push_back(std::move(id));
      EXPECT_THAT(joined, ElementsAreArray(whole)) << query << " by " << sort;
    }
}

TEST(NewsQueryPages, SortByDateBothWays) {
  for (const std::string query : {"nato", "the who", "until:2024 una"}) {
    for (const std::string sort : {"date", "-date"}) {
      const Json answer = json_answer(samples(), {"--sort", sort, "-n", "1000", "--", query});
      std::vector<std::string> days;  // the date alone: times are of different zones
      for (const Json& hit : answer["hits"])
        if (!hit["date"].is_null()) days.push_back(std::string(hit["date"]).substr(0, 10));
      EXPECT_GT(days.size(), 2U);
      if (sort == "-date") std::ranges::reverse(days);
      EXPECT_TRUE(std::ranges::is_sorted(days)) << query << testing::PrintToString(days);
    }
  }
}

TEST(NewsQueryPages, RepeatExactly) {
  for (const std::string& query : matching_queries(10))
    EXPECT_EQ(json_answer(samples(), {"--", query}).dump(),
              json_answer(samples(), {"--", query}).dump());
}

}  // namespace
}  // namespace broadsheet
