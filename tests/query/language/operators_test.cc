// The operators that look at places in the text: how the parser reads and refuses them.
#include <gtest/gtest.h>

#include "query/language/parser.h"

namespace broadsheet {
namespace {

constexpr std::string_view kToday = "20140402";

struct Case {
  std::string_view query;
  std::string_view tree;
};

void expect_trees(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(describe(parse_query(c.query, kToday)), c.tree) << c.query;
}

TEST(Operators, BindTighterThanAndTheNearerTheTighter) {
  expect_trees({
      {"a NEAR/5 b", "(group (near/5 a b))"},
      {"a NEAR/5 b NEAR/5 c", "(group (near/5 a b c))"},
      {"a AND b SENTENCE c", "(group (and a (sentence b c)))"},
      {"a SENTENCE b ADJ/3 c", "(group (sentence a (adj/3 b c)))"},
      {"a PARAGRAPH b SENTENCE c OR d", "(group (or (paragraph a (sentence b c)) d))"},
      {"+a NEAR/5 b c", "(group +(near/5 a b) c)"},
      {"-(a NEAR/5 b) c", "(group -(near/5 a b) c)"},
      {"a SENTENCE -b", "(group (sentence a (not b)))"},
      {"(a OR b) NEAR/2 \"c d\"", "(group (near/2 (or a b) (phrase \"c d\")))"},
      {"(a b)NEAR/2(c d)", "(group (near/2 (group a b) (group c d)))"},
      {"lead:a b", "(group (lead a) b)"},
      {"lead:(a -b)", "(group (lead (group a -b)))"},
      {"lead:title:a", "(group (lead (title a)))"},
      {"lead:atleast2:\"a b\"", "(group (lead (atleast/2 (phrase \"a b\"))))"},
      {"atleast3:(a b)", "(group (atleast/3 (group a b)))"},
      {"\"a b\"~5 c", "(group (phrase~5 \"a b\") c)"},
      {"=a =\"b c\" =(d E) +=f", "(group =a =(phrase \"b c\") =d =E +=f)"},
      {"title:=Orders =\"a b\"~2", "(group (title =Orders) =(phrase~2 \"a b\"))"},
  });
}

TEST(Operators, HaveTheNamesThatNexisGivesThem) {
  expect_trees({
      {"a w/5 b", "(group (near/5 a b))"},
      {"a W/5 b", "(group (near/5 a b))"},
      {"a pre/3 b", "(group (adj/3 a b))"},
      {"a w/s b w/p c", "(group (paragraph (sentence a b) c))"},
      {"hlead(a) atleast5(b c)", "(group (lead a) (atleast/5 (group b c)))"},
      {"ATLEAST5(a)", "(group (atleast/5 a))"},
  });
}

TEST(Operators, AreWordsInFreeText) {
  expect_trees({
      {"near/5 kyiv", "(group near/5 kyiv)"},
      {"a near/5 b", "(group a near/5 b)"},
      {"a NEAR b ADJ c", "(group a NEAR b ADJ c)"},
      {"NEAR/5 b", "(group NEAR/5 b)"},
      {"a NEAR/5", "(group a NEAR/5)"},
      {"a sentence b", "(group a sentence b)"},
      {"SENTENCE", "(group SENTENCE)"},
      {"DEATH SENTENCE UPHELD BY COURT", "(group DEATH SENTENCE UPHELD BY COURT)"},
      {"title:SENTENCE b", "(group (title SENTENCE) b)"},
      {"lead a, lead: b", "(group lead a, lead: b)"},
      {"atleast:a atleast3 b", "(group atleast:a atleast3 b)"},
      {"a = b E=mc2 1=1", "(group a b E=mc2 1=1)"},
      {"words > 5 words>x words", "(group words 5 words>x words)"},
      {"\"a b\"~ \"a b\"~5x", "(group (phrase \"a b\") (phrase \"a b\") ~5x)"},
      {"mp3:\"a b\"", "(group mp3: (phrase \"a b\"))"},
  });
}

TEST(Operators, AskForTheLengthOfArticles) {
  expect_trees({
      {"words>500", "(group +(words 501..))"},
      {"words>=500", "(group +(words 500..))"},
      {"words<500", "(group +(words 0..499))"},
      {"words<=500", "(group +(words 0..500))"},
      {"words=500", "(group +(words 500..500))"},
      {"words<0", "(group +(words 1..0))"},
      {"words>100 words<200 a b", "(group +(group a b) +(words 101..) +(words 0..199))"},
      {"a -words>5", "(group a -(words 6..))"},
  });
}

TEST(Operators, AskForArticlesWithoutADate) {
  expect_trees({{"date:none", "(group +(date none))"},
                {"date:NONE date:2014", "(group +(or (date none) (date 20140101..20141231)))"}});
}

struct Failure {
  std::string_view query;
  QuerySpan where;
  std::string_view message;
};

TEST(Operators, AreRefusedWhereTheyMakeNoSense) {
  constexpr Failure kFailures[] = {
      {"a NEAR/0 b", {2, 8}, "a distance is a number from 1 to 1000"},
      {"a NEAR/99999999999999999999 b", {2, 27}, "a distance is a number from 1 to 1000"},
      {"\"a b\"~0", {5, 7}, "a distance is a number from 1 to 1000"},
      {"a NEAR/5 b NEAR/3 c", {11, 17}, "operators with different distances are in one chain"},
      {"atleast0:a", {0, 9}, "how many, at least, is a number from 1 to 1000000"},
      {"a NEAR/5 (b AND c)",
       {9, 18},
       "NEAR takes words, phrases and alternatives of them: this is more"},
      {"a NEAR/5 b ADJ/3 c",
       {9, 18},
       "NEAR takes words, phrases and alternatives of them: this is more"},
      {"a NEAR/5 (b -c)",
       {9, 15},
       "NEAR takes words, phrases and alternatives of them: this is more"},
      {"atleast2:(a SENTENCE b)",
       {9, 23},
       "atleast: takes words, phrases and alternatives of them: this is more"},
      {"a SENTENCE author:doe", {11, 21}, "this can't be inside SENTENCE"},
      {"lead:(a date:2014)", {8, 17}, "this can't be inside lead:"},
      {"lead:(a words>5)", {8, 15}, "this can't be inside lead:"},
  };
  for (const Failure& failure : kFailures) {
    try {
      const Node root = parse_query(failure.query, kToday);
      ADD_FAILURE() << failure.query << " was read as " << describe(root);
    } catch (const QueryError& error) {
      EXPECT_EQ(error.what(), failure.message) << failure.query;
      EXPECT_EQ(error.where().begin, failure.where.begin) << failure.query;
      EXPECT_EQ(error.where().end, failure.where.end) << failure.query;
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

}  // namespace
}  // namespace broadsheet
