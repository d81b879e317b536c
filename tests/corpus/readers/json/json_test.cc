#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/json/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

TEST(Json, ReadsArraysWithUsualMemberNames) {
  const auto sink = read_with(read_json, R"([{"headline":"Ferry","articleBody":"It sails.",
    "datePublished":"2014-04-02","author":[{"name":"Jane Doe"},{"name":"John Roe"}],
    "publisher":{"name":"The Post"},"link":"https://e.example/1","tags":["sea","port"],"n":1},
    {"id":7,"title":"Two }","description":"short","content":"<p>a</p><p>b</p>"}])",
                              "a.json");
  ASSERT_EQ(sink.articles.size(), 2u);
  const Article expected{.id = "https://e.example/1",
                         .title = "Ferry",
                         .text = "It sails.",
                         .date = "2014-04-02",
                         .source = "The Post",
                         .author = "Jane Doe; John Roe",
                         .url = "https://e.example/1",
                         .path = "a.json",
                         .extra = R"({"n":1})",
                         .keywords = "sea; port"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_EQ(sink.articles[1].id, "7");
  EXPECT_EQ(sink.articles[1].text, "a\n\nb");
  EXPECT_EQ(sink.articles[1].extra, R"({"description":"short"})");
}

TEST(Json, ReadsTheListOfAResponseAndReportsBadObjects) {
  EXPECT_EQ(read_with(read_json, R"({"status":"ok","articles":[{"title":"A"},{"title":"B"}]})")
                .articles.size(),
            2u);
  const auto sink = read_with(read_json, R"([{"title":"A"},{"title":},{"title":"B"},{"title")");
  EXPECT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.failures.size(), 2u);
  std::string deep = "{\"a\":";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  EXPECT_EQ(read_with(read_json, deep).failures.size(), 1u);
}

constexpr std::string_view kNinjs = R"({"uri":"urn:n:1","version":"3","pubStatus":"usable",
 "versionCreated":"2014-04-02T18:00:00Z","firstCreated":"2014-04-02T17:00:00Z","language":"en",
 "by":"By Jane Doe","located":"Geneva","embargoed":"2014-04-03T00:00:00Z",
 "headlines":[{"role":"main","value":"Jobs grow"}],
 "bodies":[{"contenttype":"text/html","value":"<p>One.</p><p>Two.</p>"}],
 "subjects":[{"name":"labour market","uri":"x"}],"infoSources":[{"name":"E Wire"}]})";

TEST(Ninjs, ReadsEveryVersion) {
  const Article article = read_with(read_json, kNinjs, "a.json").articles.at(0);
  const Article expected{.id = "urn:n:1",
                         .title = "Jobs grow",
                         .text = "One.\n\nTwo.",
                         .date = "2014-04-02T17:00:00Z",
                         .source = "E Wire",
                         .author = "Jane Doe",
                         .section = "labour market",
                         .lang = "en",
                         .path = "a.json",
                         .dateline = "Geneva",
                         .modified = "2014-04-02T18:00:00Z",
                         .version = "3",
                         .embargo = "2014-04-03T00:00:00Z"};
  EXPECT_EQ(article, expected);
  const Article first = read_with(read_json, R"({"uri":"u","headline":"H","body_text":"T",
    "pubstatus":"canceled"})")
                            .articles.at(0);
  EXPECT_EQ(first.status, "canceled");
  EXPECT_EQ(recognise_format("a.json", kNinjs)->name, "ninjs");
  EXPECT_EQ(recognise_format("a.json", "[\n {\"title\": 1}]")->name, "json");
}

}  // namespace
}  // namespace broadsheet
