#include <gmock/gmock.h>

#include "corpus/readers/html/readers.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

Article read(std::string_view page) { return read_with(read_html, page, "a.html").articles.at(0); }

TEST(Html, ReadsTitleMetadataAndText) {
  Article article = read(R"(<!doctype html><html lang="en-GB"><head>
    <title>Bridge reopens - The Daily</title>
    <meta property="og:title" content="Bridge reopens">
    <meta property="article:published_time" content="2014-04-02T17:30:00+02:00">
    <meta name="author" content="Jane Doe"><meta name="Author" content="John Roe">
    <meta property="og:site_name" content="The Daily">
    <meta property="article:section" content="Local">
    <meta name="description" content="Trains &amp; cars">
    <link rel="canonical" href="https://e.org/bridge">
    <style>p { color: red }</style></head>
    <body><nav><a href="/">Home</a></nav><header>Masthead</header>
    <h1>Bridge reopens</h1><p>The bridge
      is <b>open</b> again.</p><script>var x = "<p>no</p>";</script>
    <div>Trains<br>run.<br><br>Cars too.</div><ul><li>one<li>two</ul>
    <table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>
    <form><p>Search</p></form><footer>Imprint</footer></body></html>)");
  Article expected{.id = "a.html",
                   .title = "Bridge reopens",
                   .text =
                       "The bridge is open again.\n\nTrains\nrun.\n\nCars "
                       "too.\n\none\ntwo\n\na b\nc",
                   .date = "2014-04-02T17:30:00+02:00",
                   .source = "The Daily",
                   .author = "Jane Doe; John Roe",
                   .section = "Local",
                   .lang = "en",
                   .url = "https://e.org/bridge",
                   .path = "a.html",
                   .extra = R"({"description":"Trains & cars"})"};
  EXPECT_EQ(article, expected);
}

TEST(Html, FallsBackToTitleHeadingAndTime) {
  EXPECT_EQ(read("<title>From title</title><h1>From h1</h1>").title, "From title");
  Article article = read(
      "<h1>From <i>h1</i></h1><time datetime='2014-04-02'>2 April</time>"
      "<svg><title>Icon</title></svg>");
  EXPECT_EQ(article.title, "From h1");
  EXPECT_EQ(article.date, "2014-04-02");
}

TEST(Html, DecodesEntitiesAndCharsets) {
  EXPECT_EQ(read("<p>&lt;a&gt; &eacute;&#233;&#xE9;&nbsp;&bogus; &#0; &#xD800;</p>").text,
            "<a> ééé\u00A0&bogus; \uFFFD \uFFFD");
  EXPECT_EQ(read("<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2</p>").text, "Привет");
  EXPECT_EQ(read("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>"
                 "<p>\x93\xFA\x96\x7B\x8C\xEA</p>")
                .text,
            "日本語");
  EXPECT_EQ(read("<?xml version='1.0' encoding='iso-8859-1'?><html><p>caf\xE9</p></html>").text,
            "café");
  EXPECT_EQ(read("<meta charset=iso-8859-1><p>caf\xC3\xA9</p>").text, "café");
  EXPECT_EQ(read("<p>caf\xE9</p>").text, "café");
}

TEST(Html, CleansControlCharacters) {
  Article article = read("<title>a&#7;b</title><p>c&#27;[31m&#13;\x01");
  EXPECT_EQ(article.title, "a b");
  EXPECT_EQ(article.text, "c [31m");
}

TEST(Html, ReadsFormsWhenNothingElseIsThere) {
  EXPECT_EQ(read("<form><p>The whole page.</p></form>").text, "The whole page.");
}

TEST(Html, LeavesOutHiddenElements) {
  EXPECT_EQ(read("<p>seen</p><p hidden>not</p>").text, "seen");
}

TEST(Html, ReportsPagesWithoutText) {
  for (const char* page : {"", " ", "<html></html>", "<script>x</script>", "<!--"}) {
    CollectingSink sink = read_with(read_html, page);
    EXPECT_TRUE(sink.articles.empty()) << page;
    EXPECT_EQ(sink.failures.size(), 1u) << page;
  }
}

TEST(Html, ReadsPagesThatNestAHundredThousandElements) {
  std::string page;
  for (int i = 0; i < 100000; ++i) page += "<div>";
  page += "deep";
  for (int i = 0; i < 100000; ++i) page += "</div>";
  EXPECT_EQ(read(page + "<p>end").text, "deep\n\nend");
  std::string spans = "<p>";
  for (int i = 0; i < 100000; ++i) spans += "<span>a ";
  EXPECT_EQ(read(spans).text.size(), 199999u);
}

TEST(Html, RefusesPagesThatMultiply) {
  std::string page = "<p>";
  for (int i = 0; i < 2000; ++i) page += "<b a" + std::to_string(i) + "=1>";
  for (int i = 0; i < 20000; ++i) page += "</p><p>x";
  try {
    read(page);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("a.html: is not valid HTML"));
  }
}

TEST(Html, KeepsTheTextOfDeepPagesWithOddTags) {
  std::string open;
  for (int i = 0; i < 500; ++i) open += "<div class='a'>";
  EXPECT_EQ(read(open + "a < b <p>c</p><DIV>d</DIV> <").text, "a < b\n\nc\n\nd\n\n<");
}

TEST(Html, IsRecognisedByItsStart) {
  for (const char* head : {"<!DOCTYPE html>", " \n<HTML>", "\xEF\xBB\xBF<html lang=en>",
                           "<?xml version='1.0'?>\n<!-- c -->\n<!DOCTYPE html PUBLIC", "<body>"})
    EXPECT_TRUE(sniff_html(head)) << head;
  for (const char* head : {"", "<", "<?xml", "<?xml version='1.0'?><rss>", "html", "<!-- <html>"})
    EXPECT_FALSE(sniff_html(head)) << head;
}

constexpr std::string_view kStory =
    "<p>The mill in Penlan closed its doors on Tuesday after a hundred and two years of "
    "weaving.</p>"
    "<p>Sixty people lose their work, and the council wants to help them with courses.</p>";

std::string page(std::string_view before, std::string_view after) {
  return "<!DOCTYPE html><title>Mill closes</title><body><article><h1>Mill closes</h1>" +
         std::string(before) + std::string(kStory) + "</article>" + std::string(after) + "</body>";
}

TEST(Html, TakesNoDateOfCommentsOrOtherArticles) {
  constexpr std::string_view kTime = "<time datetime=\"2021-01-01\">1 Jan</time>";
  for (const std::string_view box :
       {"<section id=\"comments\">", "<div class=\"comment\">", "<aside>", "<footer>", "<nav>",
        "<div class=\"related-stories\">", "<ul class=\"mostRead\">",
        "<div class=\"page-sidebar\">", "<div class=\"latest-news\">", "<div hidden>"})
    EXPECT_EQ(read(page("", std::string(box) + std::string(kTime) + "Another story")).date, "")
        << box;
  EXPECT_EQ(read(page("<p class=\"timestamp\">" + std::string(kTime) + "</p>", "")).date,
            "2021-01-01");
}

TEST(Html, TakesTheDateAndTheAuthorThatThePageShows) {
  const Article article =
      read(page("<p class=\"meta\">By Tom Akers | Posted Nov 5, 2019 at 10:15 a.m.</p>", ""));
  EXPECT_EQ(article.date, "2019-11-05T10:15:00");
  EXPECT_EQ(article.author, "Tom Akers");
  EXPECT_EQ(article.text.find("Akers"), std::string::npos) << article.text;
}

TEST(Html, KeepsFootnoteMarksApartFromWords) {
  const Article article = read(page(
      "<p>See the wall<sup>2</sup> of old, 10<sup>6</sup> m<sup>2</sup> by the 5<sup>th</sup>, "
      "but CO<sub>2</sub>, and the door<sup><a href=\"#3\">3</a></sup> too.</p>",
      ""));
  EXPECT_THAT(article.text,
              HasSubstr("wall 2 of old, 106 m2 by the 5th, but CO2, and the door 3 too."));
}

}  // namespace
}  // namespace broadsheet
