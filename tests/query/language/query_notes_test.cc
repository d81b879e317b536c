// What of a query looks like syntax and was read as words.
#include "query/language/query_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

TEST(QueryNotes, NameWhatIsNoField) {
  EXPECT_THAT(query_notes("autor:smith"),
              ElementsAre("'autor:' is not a field: searched as words; did you mean author:?"));
  EXPECT_THAT(query_notes("nato (zebra:kyiv)"),
              ElementsAre("'zebra:' is not a field: searched as words"));
  for (const char* query :
       {"Autor:smith", "+autor:smith", "-autor:smith", "autor:(smith jones)", "autor:=Smith",
        "autor:smi*", "x AND autor:2014", "lead:autor:smith", "autor:\xC3\x89mile"})
    EXPECT_THAT(query_notes(query), ElementsAre(HasSubstr("did you mean author:?"))) << query;
  EXPECT_THAT(query_notes("titel:a soruce:b titel:c"),
              ElementsAre(HasSubstr("title:?"), HasSubstr("source:?")));
  EXPECT_THAT(query_notes("leed:a"), ElementsAre(HasSubstr("lead:?")));
  EXPECT_THAT(query_notes("atleast:sanctions"), ElementsAre(HasSubstr("atleast3:?")));
}

TEST(QueryNotes, AreFewHoweverManyNamesThereAre) {
  std::string query;
  for (char a = 'a'; a <= 'z'; ++a) query += std::string("zz") + a + ":x ";
  const std::vector<std::string> notes = query_notes(query + query);
  EXPECT_THAT(notes, SizeIs(6));
  EXPECT_THAT(notes.back(), HasSubstr("21 other names"));
  EXPECT_THAT(query_notes(std::string(100'000, 'z') + ":x"), ElementsAre(SizeIs(Le(100))));
}

TEST(QueryNotes, LetTextBeText) {
  for (const char* query : {"https://example.org/a:b",
                            "http://localhost:8080/x",
                            "localhost:8080",
                            "10:30",
                            "at10:30",
                            "3:1",
                            "word: next",
                            "word:",
                            ":smile:",
                            "std::vector",
                            "C:\\news",
                            "C:x",
                            "ugh:( no",
                            "mailto:desk@example.org",
                            "urn:isbn:123",
                            "doi:10.1000/182",
                            "re:publica",
                            "a.b:c",
                            "title:autor:smith",
                            "=autor:smith",
                            "\"autor:smith\"",
                            "author:smith",
                            "Title:x",
                            "since:2014",
                            "lead:x",
                            "atleast3:x",
                            "title: x",
                            "Note: AND so on",
                            "\xC3\xA9t\xC3\xA9:x"})
    EXPECT_THAT(query_notes(query), IsEmpty()) << query;
}

TEST(QueryNotes, NameOperatorsWithoutTheirNumber) {
  EXPECT_THAT(query_notes("nato NEAR kyiv"),
              ElementsAre("'NEAR' without a number is not an operator: searched as a word; did you "
                          "mean NEAR/5?"));
  for (const char* query :
       {"NEAR", "nato NEAR/ kyiv", "a ADJ b", "ADJ/", "a w/ b", "a W/ b", "a pre/ b", "a PRE/ b"})
    EXPECT_THAT(query_notes(query), ElementsAre(HasSubstr("without a number"))) << query;
  EXPECT_THAT(query_notes("nato near/5 kyiv"), ElementsAre(HasSubstr("did you mean NEAR/5?")));
  for (const char* query :
       {"nato near kyiv", "a NEAR/5 b", "a w/5 b", "coffee w/o milk", "w/e", "+NEAR", "title:NEAR",
        "\"NEAR\"", "=ADJ", "SHIP SINKS NEAR MALTA AT NIGHT"})
    EXPECT_THAT(query_notes(query), IsEmpty()) << query;
}

TEST(QueryNotes, NameOperatorsWithoutAnOperand) {
  EXPECT_THAT(query_notes("nato AND"),
              ElementsAre("'AND' has nothing to join: searched as a word"));
  for (const char* query : {"AND nato", "nato OR", "OR nato", "nato NOT", "AND", "(nato OR) kyiv",
                            "nato SENTENCE", "NEAR/5 nato", "nato AND AND"})
    EXPECT_THAT(query_notes(query), ElementsAre(HasSubstr("has nothing to join"))) << query;
  EXPECT_THAT(query_notes("nato AND OR kyiv"), SizeIs(2));
  for (const char* query :
       {"nato AND kyiv", "NOT nato", "nato and", "+AND", "title:OR", "=NOT", "THIS IS WHY NOT"})
    EXPECT_THAT(query_notes(query), IsEmpty()) << query;
}

TEST(QueryNotes, AreLinearAndSafeForAnyBytes) {
  std::string query;
  for (int i = 0; i < 50'000; ++i) query += "AND ( \xFF:\x1b autor:x ";
  EXPECT_THAT(query_notes("x" + std::string(200'000, ':')), IsEmpty());
  for (const std::string& note : query_notes(query + std::string(50'000, ')')))
    EXPECT_EQ(note.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace broadsheet
