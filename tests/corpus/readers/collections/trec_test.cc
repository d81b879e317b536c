#include <gtest/gtest.h>

#include "corpus/readers/collections/readers.h"
#include "corpus/readers/formats.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

Article read(std::string_view document) {
  EXPECT_EQ(recognise_format("file", document)->name, "trec") << document;
  return read_with(read_trec, document, "a.trec").articles.at(0);
}

TEST(Trec, ReadsTheFormsOfItsCollections) {
  const Article wire = read(
      "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<HEAD>Ferry resumes</HEAD>\n<BYLINE>By ILONA VARGA, "
      "Associated Press Writer</BYLINE>\n<TEXT>\nThe ferry resumed.\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(wire.id, "AP880212-0001");
  EXPECT_EQ(wire.date, "1988-02-12");
  EXPECT_EQ(wire.author, "ILONA VARGA");
  const Article paper = read(
      "<DOC>\n<DOCNO>LA010189-0001</DOCNO>\n<DATE><P>January 1, 1989, Sunday, Home "
      "Edition</P></DATE>\n"
      "<HEADLINE><P>Ferry resumes</P></HEADLINE>\n<TEXT><P>The ferry "
      "resumed.</P></TEXT>\n</DOC>\n");
  EXPECT_EQ(paper.date, "1989-01-01");
  EXPECT_EQ(paper.title, "Ferry resumes");
  const Article journal = read(
      "<DOC>\n<DOCNO>WSJ870324-0001</DOCNO>\n<HL>Ferry resumes</HL>\n<DD>03/24/87</DD>\n<SO>THE "
      "PAPER</SO>\n<LP>The ferry resumed.</LP>\n<TEXT>\nFares rise.\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(journal.date, "1987-03-24");
  EXPECT_EQ(journal.source, "THE PAPER");
  EXPECT_EQ(journal.text, "The ferry resumed.\n\nFares rise.");
}

TEST(Trec, ReadsGigawordAndClef) {
  const Article gigaword = read(
      "<DOC id=\"NYT_ENG_20101201.0001\" type=\"story\" >\n<HEADLINE>\nFerry resumes\n</HEADLINE>\n"
      "<DATELINE>\nVAC, Hungary\n</DATELINE>\n<TEXT>\n<P>\nThe ferry "
      "resumed.\n</P>\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(gigaword.id, "NYT_ENG_20101201.0001");
  EXPECT_EQ(gigaword.date, "2010-12-01");
  EXPECT_EQ(gigaword.text, "The ferry resumed.");
  const Article clef = read(
      "<DOC>\n<DOCID>LEMONDE94-000001-19940101</DOCID>\n<DATE>19940101</DATE>\n<TI>Le bac "
      "reprend</TI>\n"
      "<LD>Le bac a repris.</LD>\n<TX>Les prix montent.</TX>\n</DOC>\n");
  EXPECT_EQ(clef.id, "LEMONDE94-000001-19940101");
  EXPECT_EQ(clef.date, "1994-01-01");
  EXPECT_EQ(clef.text, "Le bac a repris.\n\nLes prix montent.");
}

TEST(Rcv1, ReadsAnItem) {
  constexpr std::string_view kItem = R"(<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="900101" date="1996-11-05" xml:lang="en"><title>HUNGARY: Ferry resumes.</title>
<headline>Ferry resumes.</headline><byline>Ilona Varga</byline><dateline>BUDAPEST 1996-11-05</dateline>
<text><p>The ferry resumed.</p><p>Fares rise.</p></text><metadata>
<dc element="dc.source" value="The Wire"/><dc element="dc.date.published" value="1996-11-06"/>
</metadata></newsitem>)";
  EXPECT_EQ(recognise_format("file.xml", kItem)->name, "rcv1");
  const Article article = read_with(read_rcv1, kItem, "a.xml").articles.at(0);
  EXPECT_EQ(article.id, "900101");
  EXPECT_EQ(article.title, "Ferry resumes.");
  EXPECT_EQ(article.date, "1996-11-05");
  EXPECT_EQ(article.author, "Ilona Varga");
  EXPECT_EQ(article.source, "The Wire");
  EXPECT_EQ(article.text, "The ferry resumed.\n\nFares rise.");
}

}  // namespace
}  // namespace broadsheet
