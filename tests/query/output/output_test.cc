#include "query/output/output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "corpus/article/article_fields.h"
#include "corpus/support/error.h"
#include "corpus/text/escape.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;

// An article that tries to break whatever shows it.
const std::string kHostileTitle = "a\x1B[31m\"b\",\tc\nd\0e <script>&'\xE2\x80\xAE\xC2\x9B!\xFF"s;

Fragment fragment_of(std::string excerpt, std::vector<Highlight> highlights = {}) {
  Fragment fragment;
  fragment.excerpt = std::move(excerpt);
  fragment.highlights = std::move(highlights);
  return fragment;
}

Hit plain_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.5;
  hit.article = {.id = "reut-1",
                 .title = "NATO opens office",
                 .text = "Long text.",
                 .date = "2014-04-02T17:30:00Z",
                 .source = "Reuters",
                 .author = "Jane Doe",
                 .section = "World",
                 .lang = "en",
                 .url = "https://example.org/?a=1&b=2",
                 .path = "in/reut.sgm",
                 .extra = ""};
  hit.words = 512;
  hit.title = fragment_of("NATO opens office", {{0, 4, 0, 4}});
  Fragment first = fragment_of("The NATO office", {{4, 8, 122, 126}, {9, 15, 127, 133}});
  first.start = 118;
  first.end = 133;
  first.cut_before = true;
  Fragment second = fragment_of("is in\n\nKyiv.");
  second.start = 200;
  second.end = 212;
  second.cut_after = true;
  hit.fragments = {first, second};
  hit.scores = {{"nato", 8.25}, {"offic", 4.25}};
  return hit;
}

Hit hostile_hit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 12.5;
  hit.article.id = "a b\n\x1B/\xE2\x80\xAE<2>";
  hit.article.title = kHostileTitle;
  hit.article.url = "javascript:alert(1)";
  hit.article.source = "\"Q\"\r\n";
  hit.title = fragment_of(kHostileTitle, {{7, 8, 7, 8}});
  hit.fragments = {hit.title};
  return hit;
}

ResultPage page_of(std::vector<Hit> hits) {
  ResultPage page;
  page.query = "nato";
  page.interpreted = "(group nato)";
  page.xapian = "Query(nato)";
  page.total = hits.empty() ? 0 : 1234;
  page.took_ms = 1.23456;
  page.hits = std::move(hits);
  return page;
}

ResultPage both() { return page_of({plain_hit(), hostile_hit()}); }

std::string render(std::string_view format, const ResultPage& page,
                   const OutputOptions& options = {}) {
  const OutputFormat& chosen = *output_format_named(format);
  return chosen.begin(options) + chosen.page(page, options) + chosen.end(options);
}

TEST(Output, WritesText) {
  EXPECT_EQ(render("text", both()),
            "2 of 1,234 articles (1.2 ms)\n"
            "\n"
            " 1. NATO opens office\n"
            "    2014-04-02 \xC2\xB7 Reuters \xC2\xB7 Jane Doe \xC2\xB7 World\n"
            "    \xE2\x80\xA6 The NATO office \xE2\x80\xA6 is in Kyiv. \xE2\x80\xA6\n"
            "    reut-1 (in/reut.sgm)\n"
            "\n"
            " 2. a\xEF\xBF\xBD[31m\"b\", c d\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\n"
            "    \"Q\"\n"
            "    a\xEF\xBF\xBD[31m\"b\", c d\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\n"
            "    a b \xEF\xBF\xBD/<2>\n");
}

TEST(Output, MarksWordsInColourOnlyWhenAsked) {
  OutputOptions options;
  options.color = true;
  EXPECT_EQ(
      render("text", page_of({plain_hit()}), options),
      "1 of 1,234 articles (1.2 ms)\n"
      "\n"
      " 1. \x1B[1;33mNATO\x1B[0m\x1B[1m opens office\x1B[0m\n"
      "    2014-04-02 \xC2\xB7 Reuters \xC2\xB7 Jane Doe \xC2\xB7 World\n"
      "    \xE2\x80\xA6 The \x1B[1;33mNATO\x1B[0m \x1B[1;33moffice\x1B[0m \xE2\x80\xA6 is in Kyiv. "
      "\xE2\x80\xA6\n"
      "    \x1B[2mreut-1 (in/reut.sgm)\x1B[0m\n");
}

TEST(Output, ExplainsInText) {
  OutputOptions options;
  options.explain = true;
  ResultPage page = page_of({plain_hit()});
  page.total = 1;
  EXPECT_EQ(render("text", page, options),
            "1 article (1.2 ms)\n"
            "Read as: (group nato)\n"
            "Xapian: Query(nato)\n"
            "\n"
            " 1. NATO opens office\n"
            "    2014-04-02 \xC2\xB7 Reuters \xC2\xB7 Jane Doe \xC2\xB7 World\n"
            "    \xE2\x80\xA6 The NATO office \xE2\x80\xA6 is in Kyiv. \xE2\x80\xA6\n"
            "    reut-1 (in/reut.sgm)\n"
            "      12.500  score\n"
            "       8.250  nato\n"
            "       4.250  offic\n");
}

TEST(Output, SaysInTextWhatThereIsNot) {
  ResultPage nothing = page_of({});
  nothing.suggestion = "nato";
  EXPECT_EQ(render("text", nothing), "No articles match.\nDid you mean: nato\n");
  nothing.total = 7;
  nothing.suggestion.reset();
  EXPECT_EQ(render("text", nothing), "7 articles (1.2 ms), none on this page\n");
  ResultPage later = page_of({plain_hit()});
  later.hits[0].rank = 1011;
  later.total_exact = false;
  EXPECT_THAT(render("text", later), testing::StartsWith("1,011-1,011 of about 1,234 articles"));
  Hit bare;
  bare.rank = 1;
  bare.article.id = "x";
  bare.article.title = "\n\xE2\x80\xAE";
  EXPECT_THAT(render("text", page_of({bare})), testing::HasSubstr("\n 1. (no title)\n    x\n"));
}

TEST(Output, WrapsTextToTheWidthOfTheTerminal) {
  OutputOptions options;
  options.width = 24;
  Hit hit = plain_hit();
  hit.title = fragment_of("Ministers from thirty countries discuss averyveryverylongwordindeed");
  hit.article = Article{};
  hit.article.id = "1";
  hit.fragments = {
      fragment_of("\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87"
                  "\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD")};
  EXPECT_EQ(render("text", page_of({hit}), options),
            "1 of 1,234 articles (1.2\nms)\n"
            "\n"
            " 1. Ministers from\n"
            "    thirty countries\n"
            "    discuss\n"
            "    averyveryverylongwor\n"
            "    dindeed\n"
            "    \xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87"
            "\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\n"
            "    \xE4\xB8\xAD\n"
            "    1\n");
}

TEST(Output, WritesJson) {
  EXPECT_EQ(
      render("json", page_of({plain_hit()})),
      R"j({"version":1,"query":"nato","interpreted":"(group nato)","total":{"value":1234,"exact":true},)j"
      R"j("took_ms":1.235,"suggestion":null,"hits":[{"rank":1,"id":"reut-1","score":12.5,)j"
      R"j("title":"NATO opens office","date":"2014-04-02T17:30:00Z","source":"Reuters",)j"
      R"j("author":"Jane Doe","section":"World","lang":"en","url":"https://example.org/?a=1&b=2",)j"
      R"j("path":"in/reut.sgm","words":512,)j"
      "\"snippet\":\"\xE2\x80\xA6 The <mark>NATO</mark> <mark>office</mark> \xE2\x80\xA6 is in "
      "Kyiv. "
      "\xE2\x80\xA6\","
      R"j("fragments":[{"field":"text","start":118,"end":133,"highlights":[[122,126],[127,133]]},)j"
      R"j({"field":"text","start":200,"end":212,"highlights":[]}]}]})j"
      "\n");
}

TEST(Output, KeepsHostileTextWholeInJson) {
  const std::string out = render("json", page_of({hostile_hit()}));
  EXPECT_THAT(
      out, testing::HasSubstr(R"j("title":"a\u001b[31m\"b\",\tc\nd\u0000e <script>&'\u202e\u009b!)j"
                              "\xEF\xBF\xBD\""));
  EXPECT_THAT(out, testing::HasSubstr(R"j("snippet":"a)j"
                                      "\xEF\xBF\xBD[31m&quot;<mark>b</mark>&quot;, c d\xEF\xBF\xBD"
                                      "e &lt;script&gt;&amp;&#39;\xEF\xBF\xBD!\xEF\xBF\xBD\""));
  const auto parsed = nlohmann::json::parse(out);
  EXPECT_EQ(parsed["hits"][0]["url"], "javascript:alert(1)");
  EXPECT_TRUE(parsed["hits"][0]["date"].is_null());
  EXPECT_TRUE(parsed["hits"][0]["lang"].is_null());
}

TEST(Output, AddsToJsonWhatABatchAndExplainNeed) {
  OutputOptions options;
  options.batch = options.explain = true;
  ResultPage page = page_of({plain_hit()});
  page.qid = "q7";
  const auto parsed = nlohmann::json::parse(render("json", page, options));
  EXPECT_EQ(parsed["qid"], "q7");
  EXPECT_EQ(parsed["explain"]["tree"], "(group nato)");
  EXPECT_EQ(parsed["explain"]["xapian"], "Query(nato)");
  EXPECT_EQ(parsed["hits"][0]["scores"][1]["term"], "offic");
  EXPECT_EQ(parsed["hits"][0]["scores"][1]["score"], 4.25);
  EXPECT_FALSE(parsed.contains("error"));
  ResultPage failed;
  failed.qid = "q8";
  failed.query = "date:x";
  failed.error = "'x' is not a valid date";
  EXPECT_EQ(render("json", failed, options),
            R"j({"version":1,"qid":"q8","query":"date:x","interpreted":null,)j"
            R"j("total":{"value":0,"exact":true},"took_ms":0.0,"suggestion":null,)j"
            R"j("error":"'x' is not a valid date","explain":{"tree":"","xapian":""},"hits":[]})j"
            "\n");
}

TEST(Output, WritesJsonLines) {
  Hit hit = plain_hit();
  hit.fragments.clear();
  EXPECT_EQ(render("jsonl", page_of({hit})),
            R"j({"qid":null,"rank":1,"id":"reut-1","score":12.5,"title":"NATO opens office",)j"
            R"j("date":"2014-04-02T17:30:00Z","source":"Reuters","author":"Jane Doe",)j"
            R"j("section":"World","lang":"en","url":"https://example.org/?a=1&b=2",)j"
            R"j("path":"in/reut.sgm","words":512,"snippet":null,"fragments":[]})j"
            "\n");
  OutputOptions options;
  options.batch = true;
  options.fields = {"id", "text", "qid"};
  ResultPage page = page_of({hit});
  page.qid = "7";
  EXPECT_EQ(render("jsonl", page, options),
            "{\"id\":\"reut-1\",\"text\":\"Long text.\",\"qid\":\"7\"}\n");
  page.error = "no";
  EXPECT_EQ(render("jsonl", page, options), "{\"qid\":\"7\",\"error\":\"no\"}\n");
}

// The formats that say where a hit is from by a place of its own.
TEST(Output, NamesTheIndexOfAHitAmongSeveral) {
  Hit hit = plain_hit();
  hit.index = "zz<1>.db";
  ResultPage page = page_of({hit});
  const std::string_view member = R"("index":"zz<1>.db")";
  for (const char* format : {"json", "jsonl", "text", "html"})
    EXPECT_THAT(render(format, page), testing::Not(testing::HasSubstr("zz"))) << format;
  page.indexes = 2;
  EXPECT_THAT(render("json", page), testing::HasSubstr(member));
  EXPECT_THAT(render("jsonl", page), testing::HasSubstr(member));
  EXPECT_THAT(render("text", page), testing::HasSubstr("reut-1 (in/reut.sgm) in zz<1>.db\n"));
  EXPECT_THAT(render("html", page), testing::HasSubstr("zz&lt;1&gt;.db"));
  for (const char* format : {"csv", "tsv", "trec", "ids"})
    EXPECT_THAT(render(format, page), testing::Not(testing::HasSubstr("zz"))) << format;
}

TEST(Output, NamesTheIndexOfAHitWhereItIsAskedFor) {
  Hit hit = plain_hit();
  hit.index = "a.db";
  OutputOptions options;
  options.fields = {"id", "index"};
  EXPECT_EQ(render("csv", page_of({hit}), options), "id,index\r\nreut-1,a.db\r\n");
  EXPECT_EQ(render("tsv", page_of({hit}), options), "id\tindex\nreut-1\ta.db\n");
  EXPECT_EQ(render("jsonl", page_of({hit}), options), "{\"id\":\"reut-1\",\"index\":\"a.db\"}\n");
}

TEST(Output, WritesCsv) {
  EXPECT_EQ(render("csv", both()),
            "rank,id,score,date,source,title,snippet\r\n"
            "1,reut-1,12.5,2014-04-02T17:30:00Z,Reuters,NATO opens office,"
            "\xE2\x80\xA6 The NATO office \xE2\x80\xA6 is in Kyiv. \xE2\x80\xA6\r\n"
            "2,\"a b\n\xEF\xBF\xBD/<2>\",12.5,,\"\"\"Q\"\"\r\n\","
            "\"a\xEF\xBF\xBD[31m\"\"b\"\",\tc\nd\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\","
            "\"a\xEF\xBF\xBD[31m\"\"b\"\", c d\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\"\r\n");
}

ResultPage page_with_id(const std::string& id) {
  ResultPage page = both();
  page.hits.resize(1);
  page.hits[0].article.id = id;
  return page;
}

// Spreadsheets would run it.
TEST(Output, GuardsCellsOfCsvThatLookLikeFormulas) {
  ResultPage page = page_with_id("7");
  page.hits[0].score = -3.5;
  OutputOptions options, exact;
  options.fields = exact.fields = {"title", "score"};
  exact.csv_exact = true;
  const auto row = [&](const std::string& title, const OutputOptions& how) {
    page.hits[0].article.title = title;
    return render("csv", page, how).substr(std::string("title,score\r\n").size());
  };
  for (const std::string sign : {"=", "+", "-", "@", "\t", "\xEF\xBC\x9D"}) {
    EXPECT_EQ(row(sign + "1+1", options), "'" + sign + "1+1,-3.5\r\n");
    EXPECT_EQ(row(sign + "1+1", exact), sign + "1+1,-3.5\r\n");
  }
  EXPECT_EQ(row("\r=1", options), "\"'\r=1\",-3.5\r\n");
  EXPECT_EQ(row("=\"a\"", options), "\"'=\"\"a\"\"\",-3.5\r\n");
  EXPECT_EQ(row("\xE2\x80\xAE=1", options), "'=1,-3.5\r\n") << "behind a control that vanishes";
  EXPECT_EQ(row("1=1", options), "1=1,-3.5\r\n");
}

TEST(Output, WritesTsv) {
  OutputOptions options;
  options.batch = true;
  ResultPage page = both();
  page.qid = "q\t1";
  EXPECT_EQ(render("tsv", page, options),
            "qid\trank\tid\tscore\tdate\tsource\ttitle\tsnippet\n"
            "q 1\t1\treut-1\t12.5\t2014-04-02T17:30:00Z\tReuters\tNATO opens office\t"
            "\xE2\x80\xA6 The NATO office \xE2\x80\xA6 is in Kyiv. \xE2\x80\xA6\n"
            "q 1\t2\ta b \xEF\xBF\xBD/<2>\t12.5\t\t\"Q\"  \t"
            "a\xEF\xBF\xBD[31m\"b\", c d\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\t"
            "a\xEF\xBF\xBD[31m\"b\", c d\xEF\xBF\xBD"
            "e <script>&'\xEF\xBF\xBD!\xEF\xBF\xBD\n");
  options.fields = {"words", "title"};
  EXPECT_EQ(render("tsv", page_of({plain_hit()}), options),
            "words\ttitle\n512\tNATO opens office\n");
}

TEST(Output, WritesTrecScoresThatFallInSinglePrecisionToo) {
  ResultPage page;
  for (const double score :
       {2e8, 2e8, 24.0000015, 24.0000012, 24.000001, 9.5, 9.5, 0.25, 0.25, 0.0}) {
    Hit hit;
    hit.score = score;
    hit.article.id = "a";
    page.hits.push_back(hit);
  }
  std::istringstream run(render("trec", page));
  std::string qid, q0, id, tag, score;
  size_t rank;
  float before = HUGE_VALF;
  size_t lines = 0;
  for (; run >> qid >> q0 >> id >> rank >> score >> tag; ++lines) {
    EXPECT_LT(std::stof(score), before);
    before = std::stof(score);
  }
  EXPECT_EQ(lines, page.hits.size());
}

TEST(Output, WritesTrecRunsWithStrictlyFallingScores) {
  ResultPage page = both();
  page.hits.push_back(plain_hit());
  page.hits[2].rank = 3;
  page.hits[2].score = 20;
  EXPECT_EQ(render("trec", page),
            "1 Q0 reut-1 1 12.500000 broadsheet\n"
            "1 Q0 a%20b%0A%1B/%E2%80%AE<2> 2 12.499999 broadsheet\n"
            "1 Q0 reut-1 3 12.499998 broadsheet\n");
  page.hits.resize(1);
  page.hits[0].score = 0;
  page.qid = "q 1";
  OutputOptions options;
  options.run_tag = "my run";
  EXPECT_EQ(render("trec", page, options), "q%201 Q0 reut-1 1 0.000000 my%20run\n");
}

TEST(Output, WritesIdsAsTheyAre) {
  EXPECT_EQ(render("ids", page_with_id("x\xE2\x80\xA8y%0A \xFF")), "x\xE2\x80\xA8y%0A \xFF\n");
}

TEST(Output, WritesIdsWithLineEndsOnlyBeforeNulBytes) {
  for (const std::string id : {"a\nb", "a\r"}) {
    EXPECT_THROW(render("ids", page_with_id(id)), Error) << id;
    OutputOptions options;
    options.null = true;
    EXPECT_EQ(render("ids", page_with_id(id), options), id + '\0');
  }
}

TEST(Output, WritesIdsForATerminalWithoutControls) {
  OutputOptions options;
  options.terminal = true;
  EXPECT_EQ(render("ids", both(), options),
            "reut-1\na b\xEF\xBF\xBD\xEF\xBF\xBD/\xEF\xBF\xBD<2>\n");
}

TEST(Output, WritesHtml) {
  const std::string page = output_format_named("html")->page(both(), {});
  EXPECT_EQ(page,
            "<h1 dir=\"auto\">nato</h1>\n"
            "<p class=\"meta\" dir=\"auto\">2 of 1,234 articles (1.2 ms)</p>\n"
            "<ol start=\"1\">\n"
            "<li>\n"
            "<h2 dir=\"auto\"><a href=\"https://example.org/?a=1&amp;b=2\">"
            "<mark>NATO</mark> opens office</a></h2>\n"
            "<p class=\"meta\" dir=\"auto\">2014-04-02 \xC2\xB7 Reuters \xC2\xB7 Jane Doe \xC2\xB7 "
            "World</p>\n"
            "<p class=\"snippet\" dir=\"auto\">\xE2\x80\xA6 The <mark>NATO</mark> "
            "<mark>office</mark> \xE2\x80\xA6 is in Kyiv. \xE2\x80\xA6</p>\n"
            "<p class=\"id\" dir=\"auto\">reut-1</p>\n"
            "</li>\n"
            "<li>\n"
            "<h2 dir=\"auto\">a\xEF\xBF\xBD[31m&quot;<mark>b</mark>&quot;,\tc\nd\xEF\xBF\xBD"
            "e &lt;script&gt;&amp;&#39;\xEF\xBF\xBD!\xEF\xBF\xBD</h2>\n"
            "<p class=\"meta\" dir=\"auto\">&quot;Q&quot;\r\n</p>\n"
            "<p class=\"snippet\" dir=\"auto\">a\xEF\xBF\xBD[31m&quot;<mark>b</mark>&quot;, c "
            "d\xEF\xBF\xBD"
            "e &lt;script&gt;&amp;&#39;\xEF\xBF\xBD!\xEF\xBF\xBD</p>\n"
            "<p class=\"id\" dir=\"auto\">a b\n\xEF\xBF\xBD/&lt;2&gt;</p>\n"
            "</li>\n"
            "</ol>\n");
  const std::string whole = render("html", both());
  EXPECT_THAT(whole, testing::StartsWith("<!DOCTYPE html>\n"));
  EXPECT_THAT(whole, testing::EndsWith("</ol>\n</body>\n</html>\n"));
}

TEST(Output, CountsInEveryFormat) {
  OutputOptions options;
  options.count = true;
  for (const OutputFormat& format : output_formats()) {
    if (format.name == "json") continue;
    EXPECT_EQ(render(format.name, both(), options), "1234\n") << format.name;
  }
  options.batch = true;
  ResultPage page = both();
  page.qid = "q\n1";
  EXPECT_EQ(render("text", page, options), "q 1\t1234\n");
  EXPECT_EQ(render("json", page, options),
            R"j({"version":1,"qid":"q\n1","query":"nato","interpreted":"(group nato)",)j"
            R"j("total":{"value":1234,"exact":true},"took_ms":1.235,"suggestion":null})j"
            "\n");
}

TEST(Output, GivesValidUtf8WithoutControlsInEveryFormat) {
  ResultPage page = both();
  page.query = kHostileTitle;
  page.qid = kHostileTitle;
  page.interpreted = kHostileTitle;
  page.xapian = kHostileTitle;
  page.suggestion = kHostileTitle;
  for (Hit& hit : page.hits) {
    for (std::string* member :
         {&hit.article.id, &hit.article.title, &hit.article.text, &hit.article.date,
          &hit.article.source, &hit.article.author, &hit.article.section, &hit.article.lang,
          &hit.article.url, &hit.article.path})
      *member += kHostileTitle;
    hit.scores = {{kHostileTitle, 1}};
  }
  ResultPage failed = page;
  failed.error = kHostileTitle;
  OutputOptions options;
  options.batch = options.explain = true;
  options.terminal = true;  // the format ids is exact elsewhere
  for (const OutputFormat& format : output_formats()) {
    for (const ResultPage& shown : {page, failed}) {
      const std::string out = render(format.name, shown, options);
      for (size_t i = 0; i < out.size();) {
        const CodePoint point = code_point_at(out, i);
        ASSERT_TRUE(point.valid) << format.name;
        const bool layout = point.value == '\n' || point.value == '\t' || point.value == '\r';
        ASSERT_TRUE(layout || !is_control(point.value)) << format.name << " " << out.substr(0, i);
        ASSERT_FALSE(is_bidi_control(point.value)) << format.name;
        i += point.length;
      }
    }
  }
}

TEST(Output, KnowsNoOtherFormats) { EXPECT_EQ(output_format_named("jsno"), nullptr); }

TEST(Output, NamesItsFields) {
  EXPECT_THAT(output_field_names(),
              testing::ElementsAre("qid", "rank", "id", "score", "title", "date", "source",
                                   "author", "section", "lang", "url", "path", "index", "words",
                                   "snippet", "fragments", "text", "subtitle", "dateline",
                                   "keywords", "modified", "version", "status", "embargo"));
}

TEST(Escape, MeasuresColumns) {
  EXPECT_EQ(display_width('a'), 1);
  EXPECT_EQ(display_width(0x301), 0);
  EXPECT_EQ(display_width(0x4E2D), 2);
  EXPECT_EQ(display_width(0x1F600), 2);
  EXPECT_EQ(display_width(0xAD), 0);
}

TEST(Escape, ReplacesEachMalformedByte) {
  EXPECT_EQ(escape_terminal("\xC3(\xF0\x9F\x98"),
            "\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(escape_html("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(OutputFields, HaveEveryFieldOfAnArticle) {
  const auto names = output_field_names();
  for (const ArticleField& field : kArticleFields) {
    if (field.shape == FieldShape::kMembers) continue;
    EXPECT_NE(std::find(names.begin(), names.end(), field.name), names.end()) << field.name;
  }
}

}  // namespace
}  // namespace broadsheet
