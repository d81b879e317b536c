#include "query/matching/sentences.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/case_name.h"

namespace broadsheet {
namespace {

// The sentences of a text, separated by "|".
std::string sentences(std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const SentenceSpan span = sentence_around(text, at, 1000);
    if (span.end <= at) break;
    if (!result.empty()) result += '|';
    result += text.substr(span.begin, span.end - span.begin);
    at = span.end;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  }
  return result;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class SentencesTable : public testing::TestWithParam<Case> {};

std::string name_of(const testing::TestParamInfo<Case>& info) {
  return case_name(info.index, info.param.text);
}

TEST_P(SentencesTable, EndWhereAReaderSaysSo) {
  EXPECT_EQ(sentences(GetParam().text), GetParam().expected);
}

constexpr Case kCases[] = {
    {"One came. Two left! Who? Me", "One came.|Two left!|Who?|Me"},
    {"The U.S. Navy sailed. It came back.", "The U.S. Navy sailed.|It came back."},
    {"Mr. Smith met Gen. Jones. They talked.", "Mr. Smith met Gen. Jones.|They talked."},
    {"J. K. Rowling wrote. We read.", "J. K. Rowling wrote.|We read."},
    {"It cost 3.5 million. Then 4.", "It cost 3.5 million.|Then 4."},
    {"He said \"Go.\" They went.", "He said \"Go.\"|They went."},
    {"approx. half of them", "approx. half of them"},
    {"It fell vs. the euro", "It fell vs. the euro"},
    {"A line\nbreak is a space. A new\nsentence.", "A line\nbreak is a space.|A new\nsentence."},
    {"A headline\n\nA paragraph", "A headline|A paragraph"},
    {"これは一つ。それは二つ。", "これは一つ。|それは二つ。"},
    {"“Erst kam er.” Dann ging er.", "“Erst kam er.”|Dann ging er."},
};
INSTANTIATE_TEST_SUITE_P(Cases, SentencesTable, testing::ValuesIn(kCases), name_of);

TEST(Sentences, LookNoFurtherThanTheyMay) {
  const std::string text(100'000, 'x');
  const SentenceSpan span = sentence_around(text, 50'000, 100);
  EXPECT_GE(span.begin, 49'900u);
  EXPECT_LE(span.end, 50'100u);
}

TEST(Sentences, NeverCutACharacter) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "é";
  for (size_t at = 0; at <= text.size(); ++at) {
    const SentenceSpan span = sentence_around(text, at, 50);
    EXPECT_EQ(span.begin % 2, 0u);
    EXPECT_EQ(span.end % 2, 0u);
  }
}

}  // namespace
}  // namespace broadsheet
