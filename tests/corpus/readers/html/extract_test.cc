// Articles out of small pages of many layouts and languages.
#include "corpus/readers/html/extract.h"

#include <gmock/gmock.h>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

Article extract(const std::string& page, std::string_view url = {}) {
  return extract_article(page, {.name = "page.html", .url = url});
}

// Three paragraphs that no rule but scoring can tell from other text.
constexpr std::string_view kParagraphs[] = {
    "The council of Harrow Bay closed the old swing bridge on Monday, after engineers, called in "
    "by "
    "the mayor, had found cracks in two of its four piers.",
    "Ferries will cross every ten minutes until the spring, when a new bridge, paid for by the "
    "province, is to be floated in, piece by piece, from the yard at Lund.",
    "Nobody was hurt, said the harbour master, who had complained about the noise of the bearings, "
    "in writing and in person, since the summer before last."};

std::string story() {
  std::string html;
  for (std::string_view paragraph : kParagraphs) html += "<p>" + std::string(paragraph) + "</p>\n";
  return html;
}

std::string story_text() {
  return std::string(kParagraphs[0]) + "\n\n" + std::string(kParagraphs[1]) + "\n\n" +
         std::string(kParagraphs[2]);
}

TEST(HtmlExtract, FindsTheTextAmongWhatStandsAroundIt) {
  const std::pair<const char*, std::string> kLayouts[] = {
      {"no markup but paragraphs", story()},
      {"navigation and footer",
       "<nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav><div>" + story() +
           "</div><footer><p>All about us, our terms, our printers, and our "
           "pensioners.</p></footer>"},
      {"comments",
       "<div class=story>" + story() +
           "</div><div id=comments><h3>2 comments</h3><p>Ann: I always "
           "said so, and nobody listened, and now look at it, what a shame, really.</p><p>Bob: Who "
           "is "
           "going to pay for the ferries, I ask, and who for the fuel, and the crews?</p></div>"},
      {"related articles", "<article>" + story() +
                               "<div class='related-stories'><h4>Related</h4><p>Ferry timetable, "
                               "fares, piers and opening hours of the ticket office, all in one "
                               "place.</p></div></article>"},
      {"a cookie banner",
       "<div class=cookieConsent><p>We and our 312 partners store cookies, process data, and show "
       "advertising, if you agree, or if you do not object.</p></div><div>" +
           story() + "</div>"},
      {"a newsletter box inside", "<div><p>" + std::string(kParagraphs[0]) +
                                      "</p><div class=newsletter-signup><p>News of the "
                                      "bay, every morning, in your mailbox.</p></div><p>" +
                                      std::string(kParagraphs[1]) + "</p><p>" +
                                      std::string(kParagraphs[2]) + "</p></div>"},
      {"captions",
       "<div><figure><img src=b.jpg><figcaption>The bridge, before it was closed.</figcaption>"
       "</figure>" +
           story() + "</div>"},
      {"hidden text", "<div><p style='display: none'>Please, enable, scripts, now.</p>" + story() +
                          "<p aria-hidden=true>Decoration, mostly.</p></div>"},
      {"stock phrases", "<div>" + story() +
                            "<p>Read more: <a href=x>The ferries of the bay</a></p>"
                            "<p>Lesen Sie auch: Die Fähren</p><p>Lire aussi : les bacs</p>"
                            "<p>Lea también: los barcos</p></div>"},
      {"a heading that nothing follows",
       "<div>" + story() + "<h3>More from the harbour</h3></div>"},
      {"a byline and a date", "<div><p>By Jane Doe</p><p>2 April 2014</p>" + story() + "</div>"},
      {"a body parted by boxes", "<div id=a><div class=x1><p>" + std::string(kParagraphs[0]) +
                                     "</p></div><div class=x2><p>" + std::string(kParagraphs[1]) +
                                     "</p></div><div class=x3><p>" + std::string(kParagraphs[2]) +
                                     "</p></div></div>"},
      {"breaks instead of paragraphs", "<div>" + std::string(kParagraphs[0]) + "<br><br>" +
                                           std::string(kParagraphs[1]) + "<br> <br>" +
                                           std::string(kParagraphs[2]) + "</div>"},
      {"a form around the page", "<form action=/>" + story() + "</form>"},
      {"a misleading class name", "<div class='sidebar article-content'>" + story() + "</div>"},
  };
  for (const auto& [layout, body] : kLayouts)
    EXPECT_EQ(extract("<html><body>" + body + "</body></html>").text, story_text()) << layout;
}

TEST(HtmlExtract, KeepsHeadingsListsTablesAndQuotesOfTheText) {
  const Article article =
      extract("<div>" + story() +
              "<h2>What it costs</h2><ul><li>A ferry: 4 crowns<li>A bridge: 0</ul>"
              "<table><tr><th>Day<th>Cars<tr><td>Monday<td>12</table>"
              "<blockquote><p>It is what it is.</p></blockquote></div>");
  EXPECT_EQ(article.text, story_text() +
                              "\n\nWhat it costs\n\nA ferry: 4 crowns\nA bridge: 0\n\nDay Cars\n"
                              "Monday 12\n\nIt is what it is.");
}

TEST(HtmlExtract, KeepsTheEntriesOfALiveBlogInTheirOrder) {
  std::string page = "<article><h1>Storm over the bay</h1>";
  std::string expected;
  for (int hour = 9; hour < 15; ++hour) {
    const std::string entry = "At " + std::to_string(hour) +
                              " the gauge at the pier, which the "
                              "harbour master reads every hour, stood at " +
                              std::to_string(hour * 10) + " centimetres, and was rising.";
    page +=
        "<div class=entry><time>" + std::to_string(hour) + ":00</time><p>" + entry + "</p></div>";
    expected += (expected.empty() ? "" : "\n\n") + std::to_string(hour) + ":00\n\n" + entry;
  }
  EXPECT_EQ(extract(page + "</article>").text, expected);
}

TEST(HtmlExtract, ReadsScriptsWithoutSpaces) {
  const std::string text =
      "港湾局は二日、古い旋回橋を閉鎖した。技術者が四本の橋脚のうち二本に、ひびを見つけたためだ。";
  EXPECT_EQ(extract("<nav><a href=/>ホーム</a></nav><div><p>" + text + "</p></div>").text, text);
}

TEST(HtmlExtract, TakesShortArticlesAndStubsOfPaywallsAsTheyAre) {
  EXPECT_EQ(extract("<h1>Flash</h1><p>The bridge is closed.</p>").text, "The bridge is closed.");
  EXPECT_EQ(
      extract("<div><p>" + std::string(kParagraphs[0]) + "</p><p>Subscribe to read on.</p></div>")
          .text,
      kParagraphs[0]);
}

TEST(HtmlExtract, TakesTheTextFromJsonLdWhereThePageHidesIt) {
  const std::string page =
      R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"First,)"
      R"( of all.\nSecond &amp; last, with enough words to be much longer than the stub."}</script>)"
      "<p>First, of all.</p>";
  EXPECT_EQ(extract(page).text,
            "First, of all.\n\nSecond & last, with enough words to be much longer than the stub.");
}

TEST(HtmlExtract, PutsTheSummaryBeforeTheTextAndLeavesTheTitleOut) {
  const std::string summary = "Engineers found cracks in two piers of the bridge";
  for (const std::string& header :
       {"<header><h1>Bridge shut</h1><p class=standfirst>" + summary + "</p></header>",
        "<meta name=description content='" + summary + "'><h1>Bridge shut</h1><p>" + summary +
            "</p>"})
    EXPECT_EQ(extract("<title>Bridge shut</title>" + header + "<div><h2>Bridge shut</h2>" +
                      story() + "</div>")
                  .text,
              summary + "\n\n" + story_text())
        << header;
}

TEST(HtmlExtract, GivesWhatTextAPageWithoutArticleHas) {
  EXPECT_EQ(extract("<a href=/1>One</a> <a href=/2>Two</a>").text, "One Two");
  EXPECT_EQ(extract("").text, "");
}

TEST(HtmlExtract, ReadsTheGraphOfJsonLd) {
  const Article article = extract(R"(<script type="application/ld+json">
    <!-- {"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","@id":"#site","name":"The Bay","url":"https://bay.example"},
      {"@type":"Person","@id":"#jane","name":"Jane Doe"},
      {"@type":"WebPage","name":"not this"},
      {"@type":["ReportageNewsArticle"],"headline":"Bridge &amp; ferry","author":[{"@id":"#jane"},
       {"@type":"Person","name":"John Roe"}],"datePublished":"2014-04-02T17:30:00+02:00",
       "publisher":{"@type":"Organization","name":"The Bay Daily"},"articleSection":["Local","Bay"],
       "keywords":["bridge","ferry"],"mainEntityOfPage":{"@id":"https://bay.example/1"},
       "inLanguage":"en-GB"},
      {"@type":"NewsArticle","headline":"Another","author":"Somebody Else"}]} -->
    </script><script type="application/ld+json">{broken</script><p>Text.</p>)");
  EXPECT_EQ(article.title, "Bridge & ferry");
  EXPECT_EQ(article.author, "Jane Doe; John Roe");
  EXPECT_EQ(article.date, "2014-04-02T17:30:00+02:00");
  EXPECT_EQ(article.source, "The Bay Daily");
  EXPECT_EQ(article.section, "Local; Bay");
  EXPECT_EQ(article.url, "https://bay.example/1");
  EXPECT_EQ(article.lang, "en-GB");
  EXPECT_EQ(article.keywords, "bridge; ferry");
}

TEST(HtmlExtract, ReadsMicrodataAndRelations) {
  const Article article = extract(R"(<link rel=canonical href="https://bay.example/2">
    <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Ferry late</h1>
    <div><span itemprop=author><b itemprop=name>Jane Doe</b></span></div>
    <meta itemprop=datePublished content="2014-04-02"><div itemprop=articleBody><p>It came at noon,
    and left at one.</p></div></div><ul><li><a rel=author href=/x>Other Writer</a></ul>)");
  EXPECT_EQ(article.title, "Ferry late");
  EXPECT_EQ(article.author, "Jane Doe");
  EXPECT_EQ(article.date, "2014-04-02");
  EXPECT_EQ(article.url, "https://bay.example/2");
  EXPECT_EQ(article.source, "bay.example");
  EXPECT_EQ(article.text, "It came at noon, and left at one.");
}

struct TitleCase {
  const char* head;
  const char* expected;
};

TEST(HtmlExtract, TakesTheTitleWithoutTheSite) {
  const TitleCase kCases[] = {
      {"<title>Bridge shut - The Bay</title><meta property=og:site_name content='The Bay'>",
       "Bridge shut"},
      {"<title>The Bay | Bridge shut</title><meta property=og:site_name content='The Bay'>",
       "Bridge shut"},
      {"<title>Bridge shut - and the ferry late</title><meta property=og:site_name content=Bay>",
       "Bridge shut - and the ferry late"},
      {"<title>The old swing bridge is shut | Bay</title>", "The old swing bridge is shut"},
      {"<meta property=og:title content='Bridge shut'><h1>Ferries run until spring</h1>",
       "Bridge shut"},
      {"<meta property=og:title content='The bridge shut'><h1>The bridge, shut</h1>",
       "The bridge, shut"},
      {"<meta property=og:title content='Old bridge shut'><h1>Harbour: Old bridge shut</h1>",
       "Old bridge shut"},
      {"<h1>Only here</h1>", "Only here"},
  };
  for (const TitleCase& row : kCases)
    EXPECT_EQ(extract(std::string(row.head) + "<p>Text.</p>").title, row.expected) << row.head;
}

TEST(HtmlExtract, TakesTheAuthorFromTheBylineWhenTheMetadataNameNone) {
  EXPECT_EQ(extract("<div class=byline>By Jane Doe and John Roe</div>" + story()).author,
            "Jane Doe; John Roe");
  EXPECT_EQ(
      extract("<ul class=metaAuthorList><li><a href=/j>Jane Doe</a><li>2 April 2014</ul>" + story())
          .author,
      "Jane Doe");
  EXPECT_EQ(
      extract("<meta name=author content='The Bay'><meta name=dc.creator content='By Jane Doe'>"
              "<meta property=og:site_name content='The Bay'><p>Text.</p>")
          .author,
      "Jane Doe");
  EXPECT_EQ(extract("<meta name=author content='jane@bay.example'>" + story()).author, "");
}

TEST(HtmlExtract, TakesDateAndSiteFromTheAddressLast) {
  const Article article = extract("<p>Text.</p>", "https://www.bay.example/2014/04/02/bridge");
  EXPECT_EQ(article.date, "2014-04-02");
  EXPECT_EQ(article.source, "bay.example");
  EXPECT_EQ(article.url, "https://www.bay.example/2014/04/02/bridge");
  EXPECT_EQ(extract("<p>Text.", "https://bay.example/id-12014-04-021").date, "");
  EXPECT_EQ(extract("<time>3 May 2015</time><p>Text.", "https://b.example/2014-04-02").date,
            "2015-05-03");
}

TEST(HtmlExtract, ReadsUtf8WhateverIsDeclared) {
  EXPECT_EQ(extract("<meta charset=gb2312><p>日本語の記事</p>").text, "日本語の記事");
  EXPECT_EQ(extract_article("<p>\xCF\xF0\xE8</p>", {.charset = "windows-1251"}).text, "При");
}

TEST(HtmlExtract, StaysWithinBoundsOnHostilePages) {
  std::string marks = "<h1>T</h1>", scripts, siblings;
  for (int i = 0; i < 300; ++i) marks += "<div class='author summary' itemprop=author>a";
  for (int i = 0; i < 20000; ++i) {
    marks += "<p>x";
    siblings += "<p>x";
    scripts += R"(<script type="application/ld+json">{"@type":"Article","headline":"a"}</script>)";
  }
  EXPECT_THAT(extract(marks).text, HasSubstr("x"));
  EXPECT_THAT(extract(siblings).text, HasSubstr("x\n\nx"));
  EXPECT_EQ(extract(scripts + "<p>x").title, "a");
  const std::string words = [] {
    std::string all;
    for (int i = 0; i < 100000; ++i) all += "w" + std::to_string(i) + " ";
    return all;
  }();
  EXPECT_EQ(extract("<title>" + words + "</title><meta name=description content='" + words +
                    "'><p>Short.</p>")
                .title,
            "");
  std::string nested = R"(<script type="application/ld+json">)" + std::string(5000, '[');
  EXPECT_EQ(extract(nested + "</script><p>Short.</p>").text, "Short.");
}

TEST(HtmlText, KeepsAllOfAFragment) {
  EXPECT_EQ(html_to_text("<header>Top</header><p>One <a href=x>link</a></p><aside>Two</aside>"
                         "<script>no</script><style>p {}</style><p hidden>no</p>a &amp; b",
                         "feed.xml"),
            "Top\n\nOne link\n\nTwo\n\na & b");
  EXPECT_EQ(html_to_text("plain", "feed.xml"), "plain");
  EXPECT_EQ(html_to_text("", "feed.xml"), "");
}

}  // namespace
}  // namespace broadsheet
