#include <gmock/gmock.h>

#include <algorithm>

#include "corpus/readers/json/readers.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

CollectingSink read(std::string_view lines) { return read_with(read_jsonl, lines, "a.jsonl"); }

Article read_one(std::string_view line) {
  CollectingSink sink = read(line);
  EXPECT_THAT(sink.failures, IsEmpty()) << sink.failures.at(0).reason;
  return sink.articles.at(0);
}

TEST(JsonLines, ReadsEveryMember) {
  Article article = read_one(
      R"({"id":"x1","title":"A  title","text":"Body.\n\nMore.","date":"2014-04-02T17:30:00Z",)"
      R"("source":"Reuters","author":"Jane Doe","section":"world","lang":"en-GB",)"
      R"("url":"https://e.org/?a=1","path":"old.txt"})");
  Article expected{.id = "x1",
                   .title = "A title",
                   .text = "Body.\n\nMore.",
                   .date = "2014-04-02T17:30:00Z",
                   .source = "Reuters",
                   .author = "Jane Doe",
                   .section = "world",
                   .lang = "en",
                   .url = "https://e.org/?a=1",
                   .path = "old.txt",
                   .extra = ""};
  EXPECT_EQ(article, expected);
}

TEST(JsonLines, ReadsTheOtherNamesAndKindsOfMembers) {
  Article article = read_one(
      R"({"_id":12345678901234567890,"title":["A","B"],"body":["One.","Two."],)"
      R"("author":["Jane Doe","John Roe"],"section":["a","b"],"date":20140402,"source":null})");
  EXPECT_EQ(article.id, "12345678901234567890");
  EXPECT_EQ(article.title, "A B");
  EXPECT_EQ(article.text, "One.\n\nTwo.");
  EXPECT_EQ(article.author, "Jane Doe; John Roe");
  EXPECT_EQ(article.section, "a; b");
  EXPECT_EQ(article.date, "2014-04-02");
  EXPECT_EQ(article.source, "");
  EXPECT_EQ(article.extra, "");
}

TEST(JsonLines, KeepsUnknownMembersAsTheyStand) {
  Article article =
      read_one(R"({"b":1.50e3,"text":"x","a":{"k":[1, null,"\u00e9"]},"big":123456789012345678901,)"
               R"("source":{"id":1},"author":[{"n":"J"}],"section":7,"q\"":true})");
  EXPECT_EQ(article.extra,
            R"({"b":1.50e3,"a":{"k":[1, null,"\u00e9"]},"big":123456789012345678901,)"
            R"("source":{"id":1},"author":[{"n":"J"}],"section":7,"q\"":true})");
  EXPECT_EQ(article.source, "");
}

TEST(JsonLines, TakesTheLastOfRepeatedMembers) {
  Article article = read_one(R"({"text":"a","x":1,"y":2,"text":"b","x":3})");
  EXPECT_EQ(article.text, "b");
  EXPECT_EQ(article.extra, R"({"x":3,"y":2})");
}

TEST(JsonLines, NamesArticlesWithoutAnIdByTheirLine) {
  CollectingSink sink = read("\xEF\xBB\xBF{\"text\":\"a\"}\r\n\n  \n{\"text\":\"b\",\"id\":\"\"}");
  ASSERT_THAT(sink.articles, SizeIs(2));
  EXPECT_EQ(sink.articles[0].id, "a.jsonl#1");
  EXPECT_EQ(sink.articles[1].id, "a.jsonl#4");
  EXPECT_EQ(sink.articles[0].path, "a.jsonl");
  EXPECT_THAT(sink.failures, IsEmpty());
}

TEST(JsonLines, ReportsBrokenLinesByNumberAndGoesOn) {
  constexpr const char* kBroken[] = {
      "{",
      "nonsense",
      "[1,2]",
      "\"text\"",
      "{\"text\":\"a\"",
      "{\"text\":\"a\"}}",
      "{\"text\":\"a\"} {\"text\":\"b\"}",
      "{\"text\":\"a\",}",
      "{\"text\" \"a\"}",
      "{\"text\":tru}",
      "{\"text\":01}",
      "{\"text\":\"a\",\"x\":[1,}",
      "{\"text\":\"a\",\"x\":nul}",
      "{\"text\":\"a\",\"x\":{\"y\" 1}}",
      "{\"text\":\"\\x\"}",
      "{\"title\":\"\",\"text\":\"  \"}",
      "{\"id\":\"only\"}",
      "{}",
  };
  for (const char* line : kBroken) {
    CollectingSink sink = read("{\"text\":\"first\"}\n"s + line + "\n{\"text\":\"last\"}\n");
    EXPECT_THAT(sink.articles, SizeIs(2)) << line;
    ASSERT_THAT(sink.failures, SizeIs(1)) << line;
    EXPECT_EQ(sink.failures[0].record, "line 2");
    EXPECT_FALSE(sink.failures[0].reason.empty());
  }
}

TEST(JsonLines, RepairsTextThatNoUtf8CanExpress) {
  EXPECT_EQ(read_one(R"({"text":"a\ud800b"})").text, "a\uFFFDb");
  EXPECT_EQ(read_one(R"({"text":"a\udc00b \ud83d\ude00"})").text, "a\uFFFDb \U0001F600");
  EXPECT_EQ(read_one(R"({"text":"\\ud800"})").text, "\\ud800");
  EXPECT_EQ(read_one("{\"text\":\"caf\xE9\"}").text, "café");
  EXPECT_EQ(read_one(R"({"text":"a","x":"\ud800"})").extra, R"({"x":"\ufffd"})");
}

TEST(JsonLines, CleansControlCharacters) {
  Article article = read_one(R"({"id":"a\nb","title":"x\u0000\u001b[31m","text":"1\r\n2\u0007"})");
  EXPECT_EQ(article.id, "a b");
  EXPECT_EQ(article.title, "x [31m");
  EXPECT_EQ(article.text, "1\n2 ");
}

TEST(JsonLines, RefusesUtf16) { EXPECT_THROW(read("\xFF\xFE{\0}\0"s), Error); }

TEST(JsonLines, ReadsWhatIsNestedDeep) {
  std::string deep = std::string(100000, '[') + std::string(100000, ']');
  CollectingSink sink = read("{\"text\":\"a\",\"x\":" + deep + "}\n{\"text\":\"b\"}");
  EXPECT_EQ(sink.articles.size() + sink.failures.size(), 2u);
  EXPECT_EQ(sink.articles.back().text, "b");
}

// A line of `length` bytes between two good ones, never in memory as a whole.
class LongLine : public ByteSource {
 public:
  explicit LongLine(size_t length) : rest_(length) {}
  size_t read(char* buffer, size_t size) override {
    if (!start_.empty()) return take(start_, buffer, size);
    if (rest_ > 0) {
      size_t n = std::min(size, rest_);
      std::fill_n(buffer, n, 'x');
      rest_ -= n;
      return n;
    }
    return take(end_, buffer, size);
  }
  const std::string& path() const override { return path_; }

 private:
  static size_t take(std::string_view& from, char* buffer, size_t size) {
    size_t n = from.copy(buffer, size);
    from.remove_prefix(n);
    return n;
  }
  std::string_view start_ = "{\"text\":\"first\"}\n{\"text\":\"";
  size_t rest_;
  std::string_view end_ = "\"}\n{\"text\":\"last\"}\n";
  std::string path_ = "long.jsonl";
};

TEST(JsonLines, RefusesALineOf200MegabytesAndGoesOn) {
  LongLine source(size_t{200} << 20);
  const CollectingSink sink = read_source_with(read_jsonl, source);
  ASSERT_THAT(sink.articles, SizeIs(2));
  EXPECT_EQ(sink.articles[1].id, "long.jsonl#3");
  ASSERT_THAT(sink.failures, SizeIs(1));
  EXPECT_EQ(sink.failures[0].record, "line 2");
  EXPECT_THAT(sink.failures[0].reason, HasSubstr("longer than 64 MB"));
}

TEST(JsonLines, ReadsLinesLongerThanTheFirstBuffer) {
  LongLine source(size_t{3} << 20);
  const CollectingSink sink = read_source_with(read_jsonl, source);
  ASSERT_THAT(sink.articles, SizeIs(3));
  EXPECT_EQ(sink.articles[1].text.size(), size_t{3} << 20);
}

TEST(JsonLines, UsesTheGivenLanguageWhereThereIsNone) {
  const CollectingSink sink = read_with(
      read_jsonl, "{\"text\":\"a\"}\n{\"text\":\"b\",\"lang\":\"fr\"}", "a", {.lang = "de"});
  EXPECT_EQ(sink.articles.at(0).lang, "de");
  EXPECT_EQ(sink.articles.at(1).lang, "fr");
}

TEST(JsonLines, AreRecognisedByTheirFirstLine) {
  EXPECT_TRUE(sniff_jsonl("{\"a\":1}\n{\"b\":2}"));
  EXPECT_TRUE(sniff_jsonl("\xEF\xBB\xBF \n{\"a\": \"very long, not all in sight"));
  EXPECT_FALSE(sniff_jsonl("{\n  \"a\": 1\n}"));
  EXPECT_FALSE(sniff_jsonl("{so it goes}\n"));
  EXPECT_FALSE(sniff_jsonl("[1]"));
  EXPECT_FALSE(sniff_jsonl(""));
}

}  // namespace
}  // namespace broadsheet
