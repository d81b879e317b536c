// Batches of news-query: their forms, their order, their threads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::ElementsAreArray;

// Batch options, and stdin.
ProgramResult run_batch(std::vector<std::string> options, const std::string& input) {
  options.insert(options.end(), {"--batch", "-"});
  return samples().query(options, input);
}

// The topics with the qids that the input gave them, and what each finds alone.
std::string expected_run(const std::vector<std::string>& qids) {
  std::string run;
  const std::vector<std::string> topics = lines_of(content_of(topics_file("topics.tsv")));
  for (size_t i = 0; i < topics.size(); ++i) {
    const std::string query = split(topics[i], '\t').at(1);
    const std::string alone = samples().query({"--format", "trec", "--", query}).out;
    for (const std::string& line : lines_of(alone))
      run += qids[i] + line.substr(line.find(' ')) + "\n";
  }
  return run;
}

std::vector<std::string> topic_ids() {
  std::vector<std::string> ids;
  for (const std::string& line : lines_of(content_of(topics_file("topics.tsv"))))
    ids.push_back(split(line, '\t').at(0));
  return ids;
}

TEST(NewsQueryBatch, AnswersEveryFormAsTheQueryAlone) {
  const std::string with_ids = expected_run(topic_ids());
  std::string plain, json;
  std::vector<std::string> numbers;
  for (const std::string& line : lines_of(content_of(topics_file("topics.tsv")))) {
    const std::vector<std::string> cells = split(line, '\t');
    plain += cells[1] + "\n";
    json += Json{{"_id", cells[0]}, {"text", cells[1]}}.dump() + "\n";
    numbers.push_back(std::to_string(numbers.size() + 1));
  }
  EXPECT_EQ(run_batch({"--format", "trec"}, plain).out, expected_run(numbers));
  EXPECT_EQ(run_batch({"--format", "trec"}, json).out, with_ids);
  for (const char* name : {"topics.tsv", "topics.trec"}) {
    const auto file = topics_file(name);
    EXPECT_EQ(samples().query({"--format", "trec", "--batch", file.string()}).out, with_ids);
    EXPECT_EQ(run_batch({"--format", "trec"}, content_of(file)).out, with_ids) << name;
  }
}

TEST(NewsQueryBatch, AnswersInTheOrderOfTheInputWithAnyNumberOfThreads) {
  std::string input;
  std::vector<std::string> qids;
  for (int round = 0; round < 5; ++round)
    for (const GoldenQuery& golden : golden_queries()) {
      if (golden.query.empty()) continue;
      qids.push_back("q" + std::to_string(qids.size()));
      input += qids.back() + "\t" + golden.query + "\n";
    }
  const ProgramResult one = run_batch({"--format", "json", "-j1"}, input);
  EXPECT_EQ(one.exit_code, 0);
  std::vector<std::string> answered;
  for (const std::string& line : lines_of(one.out)) answered.push_back(Json::parse(line)["qid"]);
  EXPECT_THAT(answered, ElementsAreArray(qids));
  const ProgramResult four = run_batch({"--format", "json", "-j4"}, input);
  EXPECT_EQ(without_times(four.out), without_times(one.out));
  for (const std::string format : {"csv", "jsonl", "trec"})
    EXPECT_EQ(run_batch({"--format", format, "-j4"}, input).out,
              run_batch({"--format", format, "-j1"}, input).out);
}

}  // namespace
}  // namespace broadsheet
