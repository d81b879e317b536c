#include <gmock/gmock.h>

#include "corpus/readers/collections/readers.h"
#include "corpus/readers/formats.h"
#include "corpus/readers/plain/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

TEST(Csv, ReadsQuotesAndFieldsOfSeveralLines) {
  const auto sink = read_with(read_csv,
                              "Title,Content,published,city\r\n"
                              "\"Ferry, \"\"new\"\"\",\"One.\r\n\r\nTwo.\",2014-04-02,Bath\r\n"
                              "B,c\r\n\r\na,b,c,d,e\r\n",
                              "a.csv");
  ASSERT_EQ(sink.articles.size(), 2u);
  const Article expected{.id = "a.csv#2",
                         .title = "Ferry, \"new\"",
                         .text = "One.\n\nTwo.",
                         .date = "2014-04-02",
                         .path = "a.csv",
                         .extra = R"({"city":"Bath"})"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_EQ(sink.articles[1].text, "c");
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(sink.failures[0].record, "line 7");
}

TEST(Csv, IsRecognisedByItsHeader) {
  EXPECT_EQ(recognise_format("a.dat", "id\ttitle\tn\n1\ta\t2\n")->name, "csv");
  EXPECT_EQ(recognise_format("a.csv", "a,b\n1,2\n")->name, "csv");
  EXPECT_EQ(recognise_format("a.txt", "The title, the text and the date\n")->name, "text");
}

TEST(Trec, ReadsEachDocument) {
  const auto sink = read_with(read_trec,
                              "<DOC>\n<DOCNO> E1 </DOCNO>\n<HEAD>Ferry &amp; port</HEAD>\n"
                              "<BYLINE>By JANE DOE</BYLINE>\n<TEXT>\nIt sails.\n</TEXT>\n</DOC>\n"
                              "<DOC>\n<DOCNO>E2</DOCNO>\n<TEXT><P>a</P><P>b</P></TEXT>\n</DOC>\n"
                              "<DOC>\n<DOCNO>E3</DOCNO>\n");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].id, "E1");
  EXPECT_EQ(sink.articles[0].title, "Ferry & port");
  EXPECT_EQ(sink.articles[0].author, "JANE DOE");
  EXPECT_EQ(sink.articles[0].text, "It sails.");
  EXPECT_EQ(sink.articles[1].text, "a\n\nb");
  EXPECT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(recognise_format("a", "<DOC>\n<DOCNO>1</DOCNO>")->name, "trec");
}

}  // namespace
}  // namespace broadsheet
