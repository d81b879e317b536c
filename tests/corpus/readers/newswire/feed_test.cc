#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;

Article read(std::string_view feed) { return read_with(read_feed, feed, "a.xml").articles.at(0); }

TEST(Feed, ReadsAnItemOfRss20) {
  const Article article = read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Ferry Post</title><link>https://ferry.example/news/</link>
<language>en-gb</language>
<item><title>Ferry &amp;amp; bridge reopen</title><link>../a/1</link>
<guid isPermaLink="false">post-1</guid><dc:creator>Jane Doe</dc:creator>
<pubDate>Wed, 02 Apr 2014 17:30:00 +0200</pubDate><category>Transport</category>
<category>Local</category><description>Short.</description>
<content:encoded><![CDATA[<p>The ferry sails.</p><p>So does the <b>bridge</b>.</p>]]></content:encoded>
</item></channel></rss>)");
  const Article expected{.id = "post-1",
                         .title = "Ferry & bridge reopen",
                         .text = "The ferry sails.\n\nSo does the bridge.",
                         .date = "2014-04-02T17:30:00+02:00",
                         .source = "The Ferry Post",
                         .author = "Jane Doe",
                         .section = "Transport; Local",
                         .lang = "en",
                         .url = "https://ferry.example/a/1",
                         .path = "a.xml"};
  EXPECT_EQ(article, expected);
}

TEST(Feed, ReadsAnEntryOfAtom) {
  const Article article = read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
    xml:base="https://e.example/x/"><title>Der Bote</title><author><name>Max Muster</name></author>
<entry xml:base="y/"><id>urn:e:1</id><title type="html">A &amp;lt; B</title>
<link rel="self" href="self"/><link href="1"/>
<published>2014-04-02T17:30:00Z</published><updated>2014-04-03T08:00:00Z</updated>
<category term="t" label="Politik"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div>
</content></entry></feed>)");
  const Article expected{.id = "urn:e:1",
                         .title = "A < B",
                         .text = "Eins.\n\nZwei.",
                         .date = "2014-04-02T17:30:00Z",
                         .source = "Der Bote",
                         .author = "Max Muster",
                         .section = "Politik",
                         .lang = "de",
                         .url = "https://e.example/x/y/1",
                         .path = "a.xml",
                         .modified = "2014-04-03T08:00:00Z"};
  EXPECT_EQ(article, expected);
}

TEST(Feed, ReadsAtomTextAsItsTypeSays) {
  const auto text = [](const std::string& content) {
    return read("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + content + "</entry></feed>")
        .text;
  };
  EXPECT_EQ(text("<content type='text'>the &lt;b> tag</content>"), "the <b> tag");
  EXPECT_EQ(text("<content>the &lt;b> tag</content>"), "the <b> tag");
  EXPECT_EQ(text("<content type='html'>&lt;p>a&lt;/p>&lt;p>b</content>"), "a\n\nb");
  EXPECT_EQ(text("<summary>short</summary><content>long</content>"), "long");
}

TEST(Feed, ReadsRss10AndKeepsItsItemsApart) {
  const auto sink = read_with(read_feed, R"(<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://e.example/"><title>E</title></channel>
<item rdf:about="https://e.example/1"><title>One</title></item>
<item rdf:about="https://e.example/2"><title>Two</title></item></rdf:RDF>)");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[1].id, "https://e.example/2");
  EXPECT_EQ(sink.articles[1].title, "Two");
  EXPECT_EQ(sink.articles[1].source, "E");
}

TEST(Feed, GoesOnBehindMistakesOfMarkup) {
  const auto sink = read_with(read_feed, R"( <!-- first --><?xml version="1.0"?>
<!DOCTYPE html><rss><channel><itunes:subtitle>x</itunes:subtitle>
<item><title>AT&T &amp;amp; caf&eacute; & &bogus; </title><description>a<br>b</description></item>
<item><title>Second</title><description>c</description></item></channel></rss>)");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].title, "AT&T & caf\u00e9 & &bogus;");
  EXPECT_EQ(sink.articles[0].text, "a\nb");
  EXPECT_EQ(sink.articles[1].title, "Second");
}

TEST(Feed, GivesWhatStandsBeforeADamagedPlace) {
  const auto sink =
      read_with(read_feed, "<rss><channel><item><title>One</title></item><item><title>Tw");
  EXPECT_EQ(sink.articles.size(), 1u);
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_THAT(sink.failures[0].reason, testing::HasSubstr("is damaged"));
}

TEST(Feed, ReadsEncodings) {
  const std::string body =
      "<rss><channel><item><title>Pr\xfc"s
      "fung</title></item></channel></rss>";
  EXPECT_EQ(read("<?xml version='1.0' encoding='ISO-8859-1'?>" + body).title, "Pr\u00fcfung");
  EXPECT_EQ(read("<?xml version='1.0' encoding='bogus'?>" + body).title, "Pr\u00fcfung");
  std::string wide;
  for (char c : "<?xml version='1.0' encoding='utf-16'?><rss><item><title>ab</title></item></rss>"s)
    wide += std::string(1, '\0') + c;
  EXPECT_EQ(read(wide).title, "ab");
  EXPECT_EQ(read("<?xml version='1.0' encoding='utf-16'?><rss><item><title>ab</title></item></rss>")
                .title,
            "ab");
}

TEST(Feed, IsRecognisedByItsRoot) {
  for (std::string_view head :
       {"<rss version='2.0'>", "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a --><feed xmlns='x'>",
        "<!DOCTYPE rss [<!ENTITY a '>'>]><rss>", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"})
    EXPECT_EQ(recognise_format("a.xml", head)->name, "feed") << head;
  EXPECT_NE(recognise_format("a.html", "<html><rss>")->name, "feed");
  EXPECT_EQ(recognise_format("a.xml", "<rdf:RDF xmlns='http://other.example/'>"), nullptr);
}

TEST(Feed, TakesOfAWordPressExportWhatIsPublished) {
  const auto item = [](std::string_view title, std::string_view type, std::string_view status,
                       std::string_view date) {
    return "<item><title>" + std::string(title) + "</title><pubDate>" + std::string(date) +
           "</pubDate><description>Words.</description><wp:post_date_gmt>2020-02-07 "
           "14:04:00</wp:post_date_gmt><wp:status>" +
           std::string(status) + "</wp:status><wp:post_type>" + std::string(type) +
           "</wp:post_type></item>";
  };
  const auto sink = read_with(
      read_feed,
      R"(<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Local</title>)" +
          item("Ferry", "post", "publish", "Fri, 07 Feb 2020 14:04:00 +0000") +
          item("Page", "page", "publish", "Mon, 30 Nov -0001 00:00:00 +0000") +
          item("Draft", "post", "draft", "") + item("Diary", "post", "private", "") +
          item("ferry.jpg", "attachment", "inherit", "") +
          item("Menu", "nav_menu_item", "publish", "") + "</channel></rss>",
      "a.xml");
  ASSERT_EQ(sink.articles.size(), 4U);
  EXPECT_EQ(sink.articles[0].date, "2020-02-07T14:04:00Z");
  EXPECT_EQ(sink.articles[1].date, "2020-02-07T14:04:00Z");
  EXPECT_EQ(sink.articles[2].status, "withheld");
  EXPECT_EQ(sink.articles[3].status, "withheld");
}

}  // namespace
}  // namespace broadsheet
