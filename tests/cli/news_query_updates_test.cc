// Readers while a writer works: news-query answers, whatever news-index does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

// Enough that an index is many blocks, which a writer uses again while a reader has them open.
constexpr int kArticles = 1000;
constexpr int kShown = 100;
constexpr int kVersions = 15;
constexpr int kQueries = 200;

// All articles of one version: each version replaces the one before and adds nothing.
std::string articles(int version) {
  std::string lines;
  for (int i = 0; i < kArticles; ++i) {
    std::string text = "The zebra of version " + std::to_string(version) + " crossed road";
    for (int word = 0; word < 30; ++word)
      text += " w" + std::to_string((i * 31 + version * 7 + word * word) % 5000);
    lines += Json{{"id", "a" + std::to_string(i)}, {"text", text + "."}}.dump() + "\n";
  }
  return lines;
}

class NewsQueryUpdates : public testing::Test {
 protected:
  NewsQueryUpdates() { add(0); }

  void add(int version) const {
    const ProgramResult result = programs_.index({"add", "-"}, articles(version));
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }

  void compact() const {
    const ProgramResult result = programs_.index({"compact"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }

  Programs programs_;
};

void expect_complete(const std::string& json) {
  const Json answer = Json::parse(json);
  EXPECT_EQ(answer["total"]["value"], kArticles);
  EXPECT_EQ(answer["hits"].size(), kShown);
  EXPECT_FALSE(answer.contains("error"));
}

TEST_F(NewsQueryUpdates, EveryQuerySeesAWholeVersionWhileAWriterReplacesThem) {
  for (int version = 1; version <= kVersions; ++version)
    programs_.dir().write("v" + std::to_string(version) + ".jsonl", articles(version));
  RunningProgram writer =
      programs_.start_shell("set -e; for v in $(seq " + std::to_string(kVersions) +
                            "); do \"$NEWS_INDEX\" -q add - < v$v.jsonl; "
                            "if [ $((v % 5)) = 0 ]; then \"$NEWS_INDEX\" -q compact; fi; done");
  for (int i = 0; i < kQueries; ++i) {
    const ProgramResult result = programs_.query({"--format", "json", "-n", "100", "zebra road"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    expect_complete(result.out);
  }
  const ProgramResult written = writer.wait();
  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(programs_.query({"--count", "\"version " + std::to_string(kVersions) + "\""}).out,
            std::to_string(kArticles) + "\n");
}

TEST_F(NewsQueryUpdates, ABatchThatIsOpenGoesOnOverCommitsAndNewGenerations) {
  RunningProgram reader = programs_.start_query(
      {"--batch", "-", "-j1", "--format", "json", "-n", "100", "--no-snippet"});
  for (int version = 1; version <= 12; ++version) {
    reader.write("zebra road\n");
    add(version);
    if (version % 4 == 0) compact();
  }
  reader.write("\"zebra of version\"\n");
  const ProgramResult result = reader.wait();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  const std::vector<std::string> answers = lines_of(result.out);
  EXPECT_EQ(answers.size(), 13U);
  for (const std::string& answer : answers) expect_complete(answer);
}

}  // namespace
}  // namespace broadsheet
