#include "query/answer/batch_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "corpus/support/error.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

// What an input gives, as "qid|query" or "qid!error".
std::vector<std::string> read_all(const std::string& content,
                                  std::vector<TopicField> fields = {TopicField::kTitle}) {
  BatchInput input(std::make_unique<std::istringstream>(content), "in", std::move(fields));
  std::vector<std::string> out;
  while (const auto item = input.next())
    out.push_back(item->error.empty() ? item->qid + "|" + item->query
                                      : item->qid + "!" + item->error);
  return out;
}

using Items = std::vector<std::string>;

TEST(BatchInput, ReadsPlainLines) {
  EXPECT_EQ(read_all(""), Items{});
  EXPECT_EQ(read_all("\n \n"), Items{});
  EXPECT_EQ(read_all("nato\n\n\"red line\"\r\nlast"),
            (Items{"1|nato", "3|\"red line\"", "4|last"}));
  EXPECT_EQ(read_all("\xEF\xBB\xBFnato\n"), Items{"1|nato"});
  EXPECT_EQ(read_all("a\nb\tc\n"), (Items{"1|a", "2|b\tc"}));
}

TEST(BatchInput, ReadsQidsBeforeATab) {
  EXPECT_EQ(read_all("q1\tnato kyiv\r\nq2\ta\tb\nbare\n\tx\n"),
            (Items{"q1|nato kyiv", "q2|a\tb", "3!in: line 3: there is no tab between qid and query",
                   "4!in: line 4: the qid is empty"}));
}

TEST(BatchInput, ReadsJsonLines) {
  EXPECT_EQ(read_all(R"(
{"_id": "a", "text": "nato \u00e9"}
{"id": 7, "query": "kyiv"}
{"text": "no id"}

{broken
[1]
{"_id": "b"}
{"_id": [], "text": "x"}
{"_id": "c", "text": 5}
{"_id": "d", "text": "good"} )"),
            (Items{"a|nato \xC3\xA9", "7|kyiv", "4|no id",
                   "6!in: line 6: this is not a JSON object in UTF-8",
                   "7!in: line 7: this is not a JSON object in UTF-8",
                   "b!in: line 8: there is no \"text\" or \"query\" that is a string",
                   "9!in: line 9: the id is neither a string nor a whole number",
                   "c!in: line 10: there is no \"text\" or \"query\" that is a string", "d|good"}));
}

TEST(BatchInput, TakesDeeplyNestedJsonForAnError) {
  const std::string deep = "{\"text\":" + std::string(200000, '[') + "\n{\"text\":\"ok\"}\n";
  EXPECT_EQ(read_all(deep), (Items{"1!in: line 1: this is not a JSON object in UTF-8", "2|ok"}));
}

constexpr std::string_view kTopics = R"(<top>

<num> Number: 301
<title> International
Organized Crime

<desc> Description:
Identify organizations < 5.

<narr> Narrative:
A relevant document.

</top>

<top><num>302</num><title>Topic: Polio</title><desc>is it</desc></top>
<TOP>
<num>303</num>
<TITLE>Hubble <b>Telescope</b></TITLE>
</TOP>
)";

TEST(BatchInput, ReadsTrecTopics) {
  const std::string topics(kTopics);
  EXPECT_EQ(read_all(topics), (Items{"301|International Organized Crime", "302|Polio",
                                     "303|Hubble <b>Telescope</b>"}));
  EXPECT_EQ(read_all(topics, {TopicField::kTitle, TopicField::kDesc}),
            (Items{"301|International Organized Crime Identify organizations < 5.",
                   "302|Polio is it", "303|Hubble <b>Telescope</b>"}));
  EXPECT_EQ(
      read_all(topics, {TopicField::kNarr}),
      (Items{"301|A relevant document.", "302!in: line 15: the topic has none of the wanted parts",
             "303!in: line 19: the topic has none of the wanted parts"}));
}

TEST(BatchInput, GoesOnBehindBrokenTopics) {
  EXPECT_EQ(
      read_all("<top>\n<num>1\n<title>a\n<top>\n<num>2\n<title>b\n</top>\nx\n"
               "<top>\n<title>c\n</top>\n<top>\n<num>4"),
      (Items{"1!in: line 4: the topic before has no </top>", "2|b",
             "8!in: line 8: a topic begins with <top>", "9!in: line 11: the topic has no <num>",
             "12!in: line 13: the topic before has no </top>"}));
}

TEST(BatchInput, RefusesOverlongRecordsAndGoesOn) {
  const std::string line(kMaxBatchRecord + 5, 'a');
  EXPECT_EQ(read_all(line + "\nb\n"),
            (Items{"1!in: line 1: the line is longer than 1048576 bytes", "2|b"}));
  const std::string fits(kMaxBatchRecord, 'a');
  EXPECT_EQ(read_all(fits).front().size(), fits.size() + 2);
  EXPECT_EQ(read_all("<top>\n<num>1\n<title>" + line + "\n</top>\n<top><num>2<title>b</top>"),
            (Items{"1!in: line 4: the topic is too long", "2|b"}));
}

TEST(BatchInput, OpensFilesAndSaysWhyNot) {
  const TempDir dir;
  const std::string path = dir.write("queries", "nato\n").string();
  BatchInput input = open_batch_input(path, {TopicField::kTitle});
  EXPECT_EQ(input.next()->query, "nato");
  EXPECT_FALSE(input.next());
  for (const std::string& bad : {(dir / "missing").string(), dir.path().string()}) {
    try {
      open_batch_input(bad, {});
      FAIL();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      EXPECT_THAT(error.what(), testing::StartsWith(bad + ": can't read the queries: "));
    }
  }
}

TEST(BatchInput, KnowsThePartsOfATopic) {
  EXPECT_EQ(topic_field_named("narr"), TopicField::kNarr);
  EXPECT_THROW(topic_field_named("body"), Error);
}

}  // namespace
}  // namespace broadsheet
