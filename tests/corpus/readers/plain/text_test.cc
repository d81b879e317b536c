#include <gmock/gmock.h>

#include "corpus/readers/common/byline.h"
#include "corpus/readers/common/credit_line.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

Article read(std::string_view bytes) { return read_with(read_text, bytes).articles.at(0); }

struct Case {
  const char* text;
  const char* title;
  const char* rest;
};

TEST(PlainText, TakesAFirstLineThatLooksLikeATitle) {
  constexpr Case kCases[] = {
      {"Bridge reopens\n\nThe bridge is open again.\n", "Bridge reopens",
       "The bridge is open again."},
      {"\n\nBridge reopens\nThe bridge over the river is open to trains again today.\n",
       "Bridge reopens", "The bridge over the river is open to trains again today."},
      {"Is the bridge safe?\n\nYes.", "Is the bridge safe?", "Yes."},
      {"Bridge reopens\nBy Jane Doe\n2 April 2014\n\nIt is open.", "Bridge reopens", "It is open."},
      {"Bridge reopens\nTrains run\n\nThe bridge is open to trains again since today.",
       "Bridge reopens", "Trains run\n\nThe bridge is open to trains again since today."},
      {"The bridge is open.\n\nTrains run again.", "", "The bridge is open.\n\nTrains run again."},
      {"Only one line", "", "Only one line"},
      {"Only one paragraph, without a title, that is\nwrapped at the width of a page", "",
       "Only one paragraph, without a title, that is\nwrapped at the width of a page"},
      {"2 April 2014\n\nThe bridge is open.", "", "The bridge is open."},
      {"* * *\n\nThe bridge is open.", "", "* * *\n\nThe bridge is open."},
      {"What follows:\n\nThe bridge is open.", "", "What follows:\n\nThe bridge is open."},
  };
  for (const Case& c : kCases) {
    Article article = read(c.text);
    EXPECT_EQ(article.title, c.title) << c.text;
    EXPECT_EQ(article.text, c.rest) << c.text;
    EXPECT_EQ(article.id, "a.txt");
  }
}

TEST(PlainText, HasNoTitleWhenTheFirstLineIsAParagraph) {
  std::string paragraph = "The council";
  for (int i = 0; i < 20; ++i) paragraph += " met again";
  EXPECT_EQ(read(paragraph + "\n\nMore.").title, "");
}

TEST(PlainText, FindsBylinesAndDatesBehindTheTitle) {
  Article article = read("Bridge reopens\nBy Jane Doe and John Roe\nKyiv, 2 April 2014\n\nText.");
  EXPECT_EQ(article.title, "Bridge reopens");
  EXPECT_EQ(article.author, "Jane Doe; John Roe");
  EXPECT_EQ(article.date, "2014-04-02");
  EXPECT_EQ(article.text, "Kyiv, 2 April 2014\n\nText.");
  Article german = read("Brücke offen\n\nVon Max Muster\n2. April 2014\n\nDer Text.");
  EXPECT_EQ(german.author, "Max Muster");
  EXPECT_EQ(german.date, "2014-04-02");
  EXPECT_EQ(german.text, "Der Text.");
}

TEST(PlainText, LooksForDatesInTheFirstLinesOnly) {
  Article article = read(
      "Bridge reopens\n\nThe bridge over the river, which had been closed for nearly a year, is "
      "open again, the town said.\n\nIt was closed on 2 April 2014.");
  EXPECT_EQ(article.date, "");
}

TEST(PlainText, TellsBylinesFromSentences) {
  EXPECT_EQ(names_in_byline("By Jane Doe"), "Jane Doe");
  EXPECT_EQ(names_in_byline("BY JANE DOE, JOHN ROE and ANN POE"), "JANE DOE; JOHN ROE; ANN POE");
  EXPECT_EQ(names_in_byline("Par Éléonore de la Tour"), "Éléonore de la Tour");
  EXPECT_EQ(names_in_byline("By TOM AKERS, Associated Press Writer"), "TOM AKERS");
  EXPECT_EQ(names_in_byline("By Ilona Varga, Correspondent"), "Ilona Varga");
  EXPECT_EQ(names_in_byline("By Ilona Varga in Budapest and Tom Akers in New York"),
            "Ilona Varga; Tom Akers");
  EXPECT_EQ(names_in_byline("By Ilona Varga, Reuters"), "Ilona Varga");
  EXPECT_EQ(names_in_byline("By The Associated Press"), "");
  EXPECT_EQ(names_in_byline("Von Max Muster, Redakteur"), "Max Muster");
  EXPECT_EQ(names_in_byline("Por María López y Juan Gil"), "María López; Juan Gil");
  for (const char* line : {"By", "By now it was late", "Von Anfang an war es klar", "By 2014",
                           "Jane Doe", "By Jane Doe and", "By Christmas it was over.", ""})
    EXPECT_FALSE(names_in_byline(line)) << line;
}

TEST(PlainText, TellsDateLinesFromOthers) {
  for (const char* line : {"2 April 2014", "April 2nd, 2014", "2 de abril de 2014", "02.04.2014"})
    EXPECT_TRUE(is_only_date(line)) << line;
  for (const char* line : {"Kyiv, 2 April 2014", "No date", ""})
    EXPECT_FALSE(is_only_date(line)) << line;
}

TEST(PlainText, ReadsOtherEncodings) {
  EXPECT_EQ(read("\xFF\xFE\xE9\0t\0\xE9\0.\0"s).text, "été.");
  EXPECT_EQ(read("Caf\xE9 ferm\xE9.").text, "Café fermé.");
}

TEST(PlainText, RefusesBinaryAndEmptyFiles) {
  auto message = [](std::string_view bytes) {
    try {
      read(bytes);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      return std::string(error.what());
    }
    return "no error"s;
  };
  EXPECT_EQ(message("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0"s), "a.txt: is binary, not text");
  EXPECT_EQ(message(""), "a.txt: is empty");
  EXPECT_EQ(message(" \n\t\n"), "a.txt: is empty");
}

struct CreditCase {
  std::string_view line, names, date;
};

TEST(CreditLine, GivesTheNamesAndTheDate) {
  constexpr CreditCase kCases[] = {
      {"By Tom Akers | Posted Nov 5, 2019 at 10:15 a.m.", "Tom Akers", "2019-11-05T10:15:00"},
      {"Posted Nov 5, 2019 by Tom Akers", "Tom Akers", "2019-11-05"},
      {"Published 5 November 2019, by Tom Akers", "Tom Akers", "2019-11-05"},
      {"By Tom Akers, Nov 5, 2019", "Tom Akers", "2019-11-05"},
      {"Updated 6 Nov 2019 · First published 5 Nov 2019", "", "2019-11-05"},
      {"Last updated: 6 Nov 2019", "", "2019-11-06"},
      {"Von Max Muster — 5. November 2019", "Max Muster", "2019-11-05"},
      {"Publié le 5 novembre 2019 à 10h15", "", "2019-11-05T10:15:00"},
  };
  for (const CreditCase& c : kCases) {
    const auto credit = read_credit_line(c.line);
    ASSERT_TRUE(credit) << c.line;
    EXPECT_EQ(credit->names, c.names) << c.line;
    EXPECT_EQ(credit->date, c.date) << c.line;
  }
}

TEST(CreditLine, IsNoneWithAnythingElseInIt) {
  for (const std::string_view line :
       {"", "The mill closed on Nov 5, 2019", "Posted by nobody", "By Tom Akers | Subscribe now",
        "Read more: Nov 5, 2019", "2019"})
    EXPECT_FALSE(read_credit_line(line)) << line;
}

TEST(PlainText, TakesTheFactsOfLinesAtTheHead) {
  const Article article = read(
      "Title: Ferry resumes\nAuthor: By Ilona Varga\nSource: Evening Beacon\nDate: 5 November "
      "2019\n\n"
      "The ferry resumed on Tuesday.\nNote: it rained.\n");
  EXPECT_EQ(article.title, "Ferry resumes");
  EXPECT_EQ(article.author, "Ilona Varga");
  EXPECT_EQ(article.source, "Evening Beacon");
  EXPECT_EQ(article.date, "2019-11-05");
  EXPECT_EQ(article.text, "The ferry resumed on Tuesday.\nNote: it rained.");
}

}  // namespace
}  // namespace broadsheet
