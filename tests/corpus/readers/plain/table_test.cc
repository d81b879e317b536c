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

TEST(Csv, ReadsTheStylesOfSpreadsheets) {
  const char* const kTables[] = {
      "title,text,date\rA,one,2020-01-02\r\rB,two,2020-01-03\r",
      "sep=;\r\ntitle;text;date\r\nA;one;2020-01-02\r\nB;two;2020-01-03\r\n",
      "\"sep=;\"\ntitle;text;date\nA;one;2020-01-02\nB;two;2020-01-03\n",
      "sep=,\rtitle,text,date\rA,one,2020-01-02\rB,two,2020-01-03",
      "\xEF\xBB\xBFTitle;Text;Date;\nA;one;2020-01-02;\nB;two;2020-01-03;;;\n",
      "title\ttext\tdate\nA\tone\t2020-01-02\nB\ttwo\t2020-01-03\n",
      "title|text|date\nA|one|2020-01-02\nB|two|2020-01-03\n",
  };
  for (const char* const table : kTables) {
    EXPECT_TRUE(sniff_csv(table)) << table;
    const auto sink = read_with(read_csv, table, "a.csv");
    EXPECT_TRUE(sink.failures.empty()) << table;
    ASSERT_EQ(sink.articles.size(), 2u) << table;
    EXPECT_EQ(sink.articles[0].text, "one");
    EXPECT_EQ(sink.articles[1].title, "B");
    EXPECT_EQ(sink.articles[1].date, "2020-01-03");
  }
}

TEST(Csv, ReportsAQuoteThatIsNeverClosedAndReadsTheRowsAfterIt) {
  const char* const kTables[] = {
      "id,title,text\n1,A,one\n2,B,\"Buses stood\n3,C,three\n4,D,four\n",
      // The quote of a later field would close it.
      "id,title,text\n1,A,one\n2,B,\"Buses stood\n3,\"C\",three\n4,D,\"four, and\"\n",
      ("id,title,text\n1,A,one\n\"2\",\"B\",\"Buses "
       "stood\n\"3\",\"C\",\"three\"\n\"4\",\"D\",\"x\"\n"),
      "id,title,text\r1,A,one\r2,B,\"Buses stood\r3,C,three\r4,D,four\r",
  };
  for (const char* const table : kTables) {
    const auto sink = read_with(read_csv, table, "a.csv");
    ASSERT_EQ(sink.articles.size(), 3u) << table;
    EXPECT_EQ(sink.articles[1].id, "3");
    EXPECT_EQ(sink.articles[2].title, "D");
    ASSERT_EQ(sink.failures.size(), 1u) << table;
    EXPECT_EQ(sink.failures[0].record, "line 3");
    EXPECT_EQ(sink.failures[0].reason, "has a quote that is never closed");
  }
}

TEST(Csv, KeepsQuotesWithinTexts) {
  const auto sink =
      read_with(read_csv, "title,text\nA,\"One,\n\"\"two\"\" and \"three\" x\"\nB,b\n");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_TRUE(sink.failures.empty());
}

TEST(Csv, ReportsATableWithoutTextsOnce) {
  const auto sink = read_with(read_csv, "a,b\n1,2\n3,4\n", "a.csv");
  EXPECT_TRUE(sink.articles.empty());
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(sink.failures[0].reason, "names no column of titles or texts; the columns are a, b");
}

// Each quote but the last is followed by one that opens a field.
TEST(Csv, ReadsManyOpenQuotesInLinearTime) {
  std::string table = "title,text\n";
  for (int i = 0; i < 100'000; ++i) table += "a,\"b\n";
  const auto sink = read_with(read_csv, table);
  EXPECT_EQ(sink.failures.size(), 100'000u);
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
