#include <gmock/gmock.h>

#include "corpus/readers/collections/readers.h"
#include "corpus/readers/collections/reuters_text.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

CollectingSink read(std::string_view sgml) { return read_with(read_reuters_sgml, sgml, "a.sgm"); }

constexpr const char* kItem = R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="55" NEWID="7">
<DATE>27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM</DATE>
<TOPICS><D>ship</D></TOPICS>
<PLACES><D>uk</D><D>usa</D></PLACES>
<PEOPLE></PEOPLE>
<ORGS><D>imo</D></ORGS>
<UNKNOWN> &#5; u f BC-X   02-26 0105</UNKNOWN>
<TEXT>&#2;
<TITLE>PORT &lt;PRT> REOPENS</TITLE>
<AUTHOR>    By Jane Doe, Reuters</AUTHOR>
<DATELINE>    LONDON, March 26 - </DATELINE><BODY>The port of
M)"
                              "\xFC"
                              R"(nster &amp; Co is open
again.
    Ships wait.
    Quay     ships
    A            1
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
)";

TEST(ReutersSgml, ReadsAnItem) {
  CollectingSink sink = read(kItem);
  ASSERT_THAT(sink.articles, SizeIs(1));
  Article expected{
      .id = "reuters-7",
      .title = "PORT <PRT> REOPENS",
      .text =
          "LONDON, March 26 - The port of Münster & Co is open again.\n\nShips wait.\n\n"
          "Quay     ships\n\nA            1",
      .date = "1987-03-27T00:02:59",
      .source = "Reuters",
      .author = "Jane Doe",
      .section = "ship; uk; usa",
      .lang = "en",
      .url = "",
      .path = "a.sgm",
      .extra = R"({"orgs":["imo"],"has_topics":"YES","lewissplit":"TRAIN",)"
               R"("cgisplit":"TRAINING-SET","oldid":"55"})"};
  EXPECT_EQ(sink.articles[0], expected);
}

TEST(ReutersSgml, KeepsItemsWithoutABody) {
  CollectingSink sink = read(
      "<REUTERS NEWID=\"1\"><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>PORT OPENS\n "
      "Reuter\n</TITLE>Blah blah "
      "blah.\n&#3;\n</TEXT></REUTERS>"
      "<REUTERS NEWID=\"2\"><TEXT TYPE=\"UNPROC\">&#2;\nPORT OPENS =2\n    The port is open.\n "
      "REUTER\n&#3;</TEXT></REUTERS>"
      "<REUTERS NEWID=\"3\"><TEXT TYPE=\"UNPROC\">&#2;\n&#3;</TEXT></REUTERS>");
  ASSERT_THAT(sink.articles, SizeIs(3));
  EXPECT_EQ(sink.articles[0].title, "PORT OPENS");
  EXPECT_EQ(sink.articles[0].text, "");
  EXPECT_EQ(sink.articles[1].title, "PORT OPENS =2");
  EXPECT_EQ(sink.articles[1].text, "The port is open.");
  EXPECT_EQ(sink.articles[2].title, "(empty item)");
}

TEST(ReutersSgml, ReadsDatesWithRemarksAndWrongTimes) {
  for (const char* date : {"9-APR-1987 00:00:00.00    # added later", " 9-APR-1987 605:12:19.12"}) {
    CollectingSink sink = read(std::string("<REUTERS NEWID=\"1\"><DATE>") + date +
                               "</DATE><TEXT><TITLE>A</TITLE></TEXT></REUTERS>");
    EXPECT_THAT(sink.articles.at(0).date, HasSubstr("1987-04-09"));
  }
}

TEST(ReutersSgml, ReportsItemsThatAreCutOffAndGoesOn) {
  CollectingSink sink = read(
      "<REUTERS NEWID=\"1\"><TITLE>A</TITLE>"
      "<REUTERS NEWID=\"2\"><TITLE>B</TITLE></REUTERS>"
      "<REUTERS NEWID=\"3\"><TITLE>C");
  ASSERT_THAT(sink.articles, SizeIs(1));
  EXPECT_EQ(sink.articles[0].id, "reuters-2");
  ASSERT_THAT(sink.failures, SizeIs(2));
  EXPECT_EQ(sink.failures[0].record, "item 1");
  EXPECT_EQ(sink.failures[1].record, "item 3");
  EXPECT_THAT(sink.failures[1].reason, HasSubstr("cut off"));
}

TEST(ReutersSgml, ReadsItemsAcrossTheEdgesOfItsBuffer) {
  std::string sgml;
  for (int i = 0; i < 3000; ++i)
    sgml += "<REUTERS NEWID=\"" + std::to_string(i) + "\"><TITLE>" +
            std::string(static_cast<size_t>(i % 97), 'A') + "B</TITLE></REUTERS>\n";
  CollectingSink sink = read(sgml);
  ASSERT_THAT(sink.articles, SizeIs(3000));
  EXPECT_EQ(sink.articles.back().id, "reuters-2999");
}

TEST(ReutersSgml, RefusesFilesWithoutItems) { EXPECT_THROW(read("<html>"), Error); }

TEST(ReutersText, DecodesEntitiesAndDropsControlCharacters) {
  EXPECT_EQ(reuters_characters("a&#2;&lt;b&amp;&#228;&#127;&unknown;&#x&\t&#9999999;"),
            "a<b&ä&unknown;&#x& \uFFFD");
}

TEST(ReutersText, JoinsWrappedLinesAndKeepsTables) {
  EXPECT_EQ(reuters_paragraphs("One\ntwo.\n    Three\nfour.\n\nFive\n"),
            "One two.\n\nThree four.\n\nFive");
  EXPECT_EQ(reuters_paragraphs("    Head   er\n Free....1\n Net.....2\nand text\n"),
            "Head   er\nFree....1\nNet.....2\nand text");
  EXPECT_EQ(reuters_paragraphs("Said Reuter\nreporters.\n REUTER...\n\n"),
            "Said Reuter reporters.");
  EXPECT_EQ(reuters_paragraphs("Total 5.        REUTER\n"), "Total 5.");
  EXPECT_EQ(reuters_paragraphs("an ounce. REUTER\n"), "an ounce.");
  EXPECT_EQ(reuters_paragraphs("said Reuter\n"), "said Reuter");
  EXPECT_EQ(reuters_paragraphs("***\n Reuter"), "");
}

}  // namespace
}  // namespace broadsheet
