// Batches of news-query: their forms, their order, their threads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

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

// The second topic of topics.trec as --topic-field makes it a query.
TEST(NewsQueryBatch, MakesQueriesOfTheChosenPartsOfATopic) {
  const std::string title = "flood Dresden Elbe 2002";
  const std::string description =
      "How high did the Elbe rise in Dresden in August 2002, and what was damaged?";
  const std::string narrative =
      "Relevant are articles on the flood on the Elbe and its tributaries, in any language. Other "
      "disasters are not relevant.";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"title", title},
      {"description", description},
      {"narrative", narrative},
      {"title,description,narrative", title + " " + description + " " + narrative},
  };
  for (const auto& [fields, query] : cases) {
    const ProgramResult result =
        samples().query({"--format", "json", "--no-snippet", "--topic-field", fields, "--batch",
                         topics_file("topics.trec").string()});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(Json::parse(lines_of(result.out).at(1))["query"], query);
  }
}

TEST(NewsQueryBatch, GoesAThousandDeepInStrictOrderWithoutDuplicates) {
  std::string articles;
  for (int i = 0; i < 1200; ++i) {
    std::string text = "Harbour news.";
    for (int more = 0; more < i % 7; ++more) text += " More ships came.";
    articles += Json{{"id", "a" + std::to_string(i)}, {"text", text}}.dump() + "\n";
  }
  const Programs programs;
  ASSERT_EQ(programs.index({"add", "-"}, articles).exit_code, 0);
  const std::string queries = "1\tharbour\n2\tharbour ships\n3\tships\n";
  const std::vector<std::string> options{"--batch", "-", "--format", "trec", "-n", "1000", "-j"};
  const auto run = [&](const std::string& jobs) {
    std::vector<std::string> arguments = options;
    arguments.push_back(jobs);
    return programs.query(arguments, queries).out;
  };
  const std::string one = run("1");
  EXPECT_EQ(run("3"), one);
  EXPECT_EQ(run("1"), one);
  std::map<std::string, std::vector<float>> scores;
  std::set<std::pair<std::string, std::string>> seen;
  for (const std::string& line : lines_of(one)) {
    const std::vector<std::string> cells = split(line, ' ');
    ASSERT_EQ(cells.size(), 6U);
    EXPECT_TRUE(seen.emplace(cells[0], cells[2]).second) << line;
    scores[cells[0]].push_back(std::stof(cells[4]));
    EXPECT_EQ(cells[3], std::to_string(scores[cells[0]].size()));
  }
  ASSERT_EQ(scores.size(), 3U);
  for (const auto& [qid, falling] : scores) {
    EXPECT_EQ(falling.size(), 1000U) << qid;
    EXPECT_TRUE(std::ranges::is_sorted(falling, std::greater_equal())) << qid;
  }
}

TEST(NewsQueryBatch, NotesForEachQueryWhatWasReadAsWords) {
  const ProgramResult result =
      run_batch({"--format", "json"}, "q1\tautor:smith autor:jones\nq2\tnato\nq3\tnato NEAR\n");
  EXPECT_EQ(result.exit_code, 0);
  const std::vector<std::string> answers = lines_of(result.out);
  ASSERT_EQ(answers.size(), 3U);
  const std::string field = "'autor:' is not a field: searched as words; did you mean author:?";
  EXPECT_EQ(Json::parse(answers[0])["notes"], Json::array({field}));
  EXPECT_FALSE(Json::parse(answers[1]).contains("notes"));
  EXPECT_EQ(Json::parse(answers[2])["notes"].size(), 1U);
  EXPECT_EQ(lines_of(result.err).size(), 2U) << result.err;
  EXPECT_THAT(result.err, testing::HasSubstr("query q1: " + field));
  EXPECT_THAT(result.err, testing::HasSubstr("query q3: 'NEAR' without a number"));
}

}  // namespace
}  // namespace broadsheet
