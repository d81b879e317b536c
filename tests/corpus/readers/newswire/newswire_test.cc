#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/newswire/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

constexpr std::string_view kNitf = R"(<?xml version="1.0"?>
<nitf baselang="en-GB"><head><title>Head</title>
<tobject><tobject.subject tobject.subject.type="Politics" tobject.subject.matter="Elections"/></tobject>
<docdata management-status="STATUS"><doc-id id-string="n1"/><date.issue norm="20140402T173000Z"/>
<date.release norm="20140403T060000Z"/><du-key generation="2" version="1"/>
<key-list><keyword key="recount"/><keyword key="ballots"/></key-list></docdata>
<pubdata date.publication="20140402T180000Z" ex-ref="https://e.example/n1"/></head>
<body><body.head><hedline><hl1>Recount begins</hl1><hl2>Ballots are opened again</hl2></hedline>
<byline>By <person>Jane Doe</person><byttl>Staff Writer</byttl></byline>
<distributor>The Harbour Wire</distributor>
<dateline><location>HARBOUR, Maine</location></dateline></body.head>
<body.content><media><media-caption>A box</media-caption></media>
<p>The <em>recount</em> began.</p><block><hl2>Next</hl2><p>It ends.</p></block>
<ul><li>one</li><li>two</li></ul></body.content></body></nitf>)";

std::string with_status(std::string_view status) {
  std::string out(kNitf);
  return out.replace(out.find("STATUS"), 6, status);
}

TEST(Nitf, ReadsHeadlineBodyAndWhatIsKnownOfIt) {
  const auto sink = read_with(read_nitf, with_status("usable"), "a.xml");
  const Article expected{
      .id = "n1",
      .title = "Recount begins",
      .text = "Ballots are opened again\n\nThe recount began.\n\nNext\n\nIt ends.\n\none\ntwo",
      .date = "2014-04-02T18:00:00Z",
      .source = "The Harbour Wire",
      .author = "Jane Doe",
      .section = "Politics; Elections",
      .lang = "en",
      .url = "https://e.example/n1",
      .path = "a.xml",
      .subtitle = "Ballots are opened again",
      .dateline = "HARBOUR, Maine",
      .keywords = "recount; ballots",
      .modified = "2014-04-02T17:30:00Z",
      .version = "2.1"};
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0], expected);
}

TEST(Nitf, KeepsEmbargoesAndDropsTheTextOfCanceledArticles) {
  const Article held = read_with(read_nitf, with_status("embargoed")).articles.at(0);
  EXPECT_EQ(held.embargo, "2014-04-03T06:00:00Z");
  EXPECT_EQ(held.title, "Recount begins");
  const Article gone = read_with(read_nitf, with_status("canceled")).articles.at(0);
  EXPECT_EQ(gone.id, "n1");
  EXPECT_EQ(gone.status, "canceled");
  EXPECT_EQ(gone.title + gone.text + gone.subtitle + gone.keywords, "");
}

TEST(Nitf, CancelsTheArticleThatItRefersTo) {
  const auto sink = read_with(read_nitf, R"(<nitf><head><docdata
    management-doc-idref="old" management-idref-status="canceled"><doc-id id-string="new"/>
    </docdata></head><body><body.content><p>New.</p></body.content></body></nitf>)");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].id, "new");
  EXPECT_EQ(sink.articles[1].id, "old");
  EXPECT_EQ(sink.articles[1].status, "canceled");
}

TEST(Newsml, ReadsEachItemOfAPackage) {
  const auto item = [](std::string name, std::string status, std::string components) {
    return "<NewsItem xml:lang='fr'><Identification><NewsIdentifier><ProviderId>e.example"
           "</ProviderId><DateId>20140402</DateId><NewsItemId>" +
           name +
           "</NewsItemId><RevisionId>3</RevisionId></NewsIdentifier></Identification>"
           "<NewsManagement><FirstCreated>20140402T173000+0200</FirstCreated>"
           "<ThisRevisionCreated>20140402T180000+0200</ThisRevisionCreated><Status FormalName='" +
           status + "'/></NewsManagement>" + components + "</NewsItem>";
  };
  const std::string lines =
      "<NewsLines><HeadLine>Les vignes</HeadLine><SubHeadLine>Sous le gel</SubHeadLine>"
      "<ByLine>Par Jeanne Doe</ByLine><DateLine>CHABLIS</DateLine></NewsLines>"
      "<AdministrativeMetadata><Provider><Party FormalName='Agence E'/></Provider>"
      "</AdministrativeMetadata><DescriptiveMetadata><Language FormalName='fr'/><SubjectCode>"
      "<Subject FormalName='Agriculture'/><SubjectDetail FormalName='04001000'/></SubjectCode>"
      "<Property FormalName='Keyword' Value='gel'/></DescriptiveMetadata>";
  const std::string nitf =
      "<ContentItem><DataContent><nitf><body><body.content><p>Un.</p><p>Deux.</p></body.content>"
      "</body></nitf></DataContent></ContentItem>";
  const std::string xhtml =
      "<ContentItem><DataContent><html><body><p>Trois.</p></body></html></DataContent>"
      "</ContentItem>";
  const auto sink = read_with(
      read_newsml,
      "<NewsML Version='1.2'><NewsEnvelope/>" +
          item("A", "Usable", "<NewsComponent>" + lines + nitf + "</NewsComponent>") +
          item("B", "Canceled", "") +
          item("C", "Usable",
               "<NewsComponent><NewsComponent><NewsLines><HeadLine>Un</HeadLine></NewsLines>" +
                   xhtml +
                   "</NewsComponent><NewsComponent><NewsLines><HeadLine>Deux</HeadLine></"
                   "NewsLines>" +
                   xhtml + "</NewsComponent></NewsComponent>") +
          "</NewsML>",
      "a.xml");
  ASSERT_EQ(sink.articles.size(), 4u);
  const Article expected{.id = "urn:newsml:e.example:20140402:A",
                         .title = "Les vignes",
                         .text = "Sous le gel\n\nUn.\n\nDeux.",
                         .date = "2014-04-02T17:30:00+02:00",
                         .source = "Agence E",
                         .author = "Jeanne Doe",
                         .section = "Agriculture",
                         .lang = "fr",
                         .path = "a.xml",
                         .subtitle = "Sous le gel",
                         .dateline = "CHABLIS",
                         .keywords = "gel",
                         .modified = "2014-04-02T18:00:00+02:00",
                         .version = "3"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_EQ(sink.articles[1].status, "canceled");
  EXPECT_EQ(sink.articles[2].text, "Trois.");
  EXPECT_EQ(sink.articles[3].title, "Deux");
  EXPECT_EQ(sink.articles[3].id, "urn:newsml:e.example:20140402:C#2");
}

constexpr std::string_view kG2 = R"(<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2014-04-02T18:00:00Z</sent></header><itemSet>
<packageItem guid="p1"><groupSet root="g"/></packageItem>
<newsItem guid="g1" version="4" xml:lang="en"><itemMeta><provider qcode="nprov:E"><name>E Wire</name>
</provider><versionCreated>2014-04-02T18:00:00Z</versionCreated>
<firstCreated>2014-04-02T17:30:00Z</firstCreated><embargoed>2014-04-03T06:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><located><name>GENEVA</name></located><by>By Jane Doe</by><language tag="en-US"/>
<subject qcode="medtop:20000523"><name xml:lang="de">Arbeitsmarkt</name>
<name xml:lang="en">labour market</name></subject><subject qcode="N2:US"/><keyword>jobs</keyword>
<headline>Jobs grow</headline><headline role="hld:subHeadline">Again</headline></contentMeta>
<contentSet><remoteContent href="a.jpg"/><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>One.</p><p>Two.</p>
</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="g2" version="2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
</itemSet></newsMessage>)";

TEST(NewsmlG2, ReadsTheItemsOfAMessage) {
  const auto sink = read_with(read_newsml_g2, kG2, "a.xml");
  ASSERT_EQ(sink.articles.size(), 2u);
  const Article expected{.id = "g1",
                         .title = "Jobs grow",
                         .text = "Again\n\nOne.\n\nTwo.",
                         .date = "2014-04-02T17:30:00Z",
                         .source = "E Wire",
                         .author = "Jane Doe",
                         .section = "labour market",
                         .lang = "en",
                         .path = "a.xml",
                         .subtitle = "Again",
                         .dateline = "GENEVA",
                         .keywords = "jobs",
                         .modified = "2014-04-02T18:00:00Z",
                         .version = "4",
                         .embargo = "2014-04-03T06:00:00Z"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_EQ(sink.articles[1].id, "g2");
  EXPECT_EQ(sink.articles[1].status, "canceled");
  EXPECT_TRUE(sink.failures.empty());
}

TEST(Newswire, IsRecognisedByTheRoot) {
  EXPECT_EQ(recognise_format("a.xml", kNitf)->name, "nitf");
  EXPECT_EQ(recognise_format("a.xml", kG2)->name, "newsml-g2");
  EXPECT_EQ(recognise_format("a.xml", "<newsItem guid='a'>")->name, "newsml-g2");
  EXPECT_EQ(recognise_format("a.xml", "<?xml version='1.0'?><NewsML Version='1.2'>")->name,
            "newsml");
}

TEST(Nitf, TakesALeadAndAnAuthorThatAreGivenTwiceOnce) {
  constexpr std::string_view kTwice = R"(<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline>
<byline class="print_byline">By ILONA VARGA</byline>
<byline class="normalized_byline">Varga, Ilona</byline></body.head><body.content>
<block class="lead_paragraph"><p>LEAD: The ferry resumed.</p></block>
<block class="full_text"><p>LEAD: The ferry resumed.</p><p>Fares rise.</p></block>
</body.content></body></nitf>)";
  const Article article = read_with(read_nitf, kTwice, "a.xml").articles.at(0);
  EXPECT_EQ(article.text, "LEAD: The ferry resumed.\n\nFares rise.");
  EXPECT_EQ(article.author, "ILONA VARGA");
}

}  // namespace
}  // namespace broadsheet
