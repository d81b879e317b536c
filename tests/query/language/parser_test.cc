#include "query/language/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "tests/rounds.h"

namespace broadsheet {
namespace {

constexpr std::string_view kToday = "20140402";  // a Wednesday

struct Case {
  std::string query;
  std::string tree;
};

void expect_trees(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(describe(parse_query(c.query, kToday)), c.tree) << c.query;
}

TEST(Parser, ReadsWordsSideBySide) {
  expect_trees({
      {"", "(group)"},
      {"   \t\n ", "(group)"},
      {"nato", "(group nato)"},
      {"Ukraine  Crimea", "(group Ukraine Crimea)"},
      {"na\xC3\xAFve caf\xC3\xA9", "(group na\xC3\xAFve caf\xC3\xA9)"},
      {"U.S. AT&T O'Brien", "(group U.S. AT&T O'Brien)"},
      {"what?! ... no", "(group what?! no)"},
      {"invad* Rasmusen~", "(group (wildcard invad*) (fuzzy/2 rasmusen))"},
      {"nato NEAR kyiv", "(group nato NEAR kyiv)"},
      {"a\xC2\xA0\xE3\x80\x80z", "(group a z)"},
  });
}

TEST(Parser, ReadsPrefixesOnlyAtTheStartOfAWord) {
  expect_trees({
      {"+nato -turkey", "(group +nato -turkey)"},
      {"air-to-air c++", "(group air-to-air c++)"},
      {"a - b + c", "(group a b c)"},
      {"-", "(group)"},
      {"--limit +-x", "(group \"--limit\" \"+-x\")"},
      {"nato -5 +$5", "(group nato -5 \"+$5\")"},
      {
          "-\"very good\" x",
          "(group -(phrase \"very good\") x)",
      },
      {"nato (-x y)", "(group nato (group -x y))"},
      {"a)-b", "(group a \"-b\")"},
      {"-\"\" nato", "(group nato)"},
      {"-\" nato", "(group nato)"},
      {"+AND", "(group +AND)"},
  });
}

TEST(Parser, GivesAProhibitionAloneEveryArticleToTakeFrom) {
  expect_trees({
      {"-turkey", "(group +(all) -turkey)"},
      {"NOT turkey", "(group +(all) -turkey)"},
      {"nato AND (-a -b)", "(group (and nato (group +(all) -a -b)))"},
      {"nato AND (-a)", "(group (and nato (not a)))"},
  });
}

TEST(Parser, ReadsOperatorsByPrecedence) {
  expect_trees({
      {"nato AND kyiv", "(group (and nato kyiv))"},
      {"NATO AND KYIV", "(group (and NATO KYIV))"},
      {"a AND b AND c", "(group (and a b c))"},
      {"a OR b AND c", "(group (or a (and b c)))"},
      {"a AND NOT b", "(group (and a (not b)))"},
      {"a NOT b", "(group a -b)"},
      {"a OR NOT b", "(group (or a (not b)))"},
      {"NOT NOT a", "(group a)"},
      {"NOT a AND b", "(group (and (not a) b))"},
      {"x a AND b y", "(group x (and a b) y)"},
      {"a AND -b", "(group (and a (not b)))"},
      {"x +a AND b", "(group x +(and a b))"},
      {"x a OR +b", "(group x +(or a b))"},
      {"(a OR b) AND c", "(group (and (or a b) c))"},
      {"a AND(b OR c)", "(group (and a (or b c)))"},
      {"NOT(a OR b) c", "(group -(or a b) c)"},
  });
}

TEST(Parser, ReadsOperatorsWithoutOperandsAsWords) {
  expect_trees({
      {"AND", "(group AND)"},
      {"nato AND", "(group nato AND)"},
      {"AND nato", "(group AND nato)"},
      {"OR", "(group OR)"},
      {"NOT", "(group NOT)"},
      {"nato AND NOT", "(group nato AND NOT)"},
      {"a AND OR b", "(group a AND OR b)"},
      {"a AND -", "(group a AND)"},
      {"(a OR) b", "(group a OR b)"},
      {"nato and kyiv Or not", "(group nato and kyiv Or not)"},
      {"a AND () b", "(group a b)"},
      {"() AND a", "(group a)"},
  });
}

TEST(Parser, ReadsQuotedWordsAsPhrase) {
  expect_trees({
      {"\"liaison office\"", "(group (phrase \"liaison office\"))"},
      {"nato \"liaison office\" kyiv", "(group nato (phrase \"liaison office\") kyiv)"},
      {"\xE2\x80\x9Cred line\xE2\x80\x9D", "(group (phrase \"red line\"))"},
      {"\xE2\x80\x9Erote Linie\xE2\x80\x9C x", "(group (phrase \"rote Linie\") x)"},
      {"\xC2\xAB ligne rouge \xC2\xBB", "(group (phrase \" ligne rouge \"))"},
      {"\xC2\xBBrote Linie\xC2\xAB", "(group (phrase \"rote Linie\"))"},
      {"\"a\"\"b\"", "(group (phrase \"a\") (phrase \"b\"))"},
      {"\"a AND (b\"", "(group (phrase \"a AND (b\"))"},
      {"\"\" \"--\" x", "(group x)"},
      {"he\xE2\x80\x9Csaid so\xE2\x80\x9D", "(group he (phrase \"said so\"))"},
  });
}

TEST(Parser, ReadsEveryKindOfQuotationMark) {
  expect_trees({
      {"“red line\"", "(group (phrase \"red line\"))"},
      {"\"red line” x", "(group (phrase \"red line\") x)"},
      {"„red line\"~5", "(group (phrase~5 \"red line\"))"},
      {"«red line” x", "(group (phrase \"red line\") x)"},
      {"‟red line” ＂red line＂", "(group (phrase \"red line\") (phrase \"red line\"))"},
      {"〝red line〟 〝red line〞", "(group (phrase \"red line\") (phrase \"red line\"))"},
      {"«\u00A0ligne rouge\u00A0» x", "(group (phrase \"\u00A0ligne rouge\u00A0\") x)"},
      {"‹ligne rouge› ›rote Linie‹", "(group (phrase \"ligne rouge\") (phrase \"rote Linie\"))"},
      {"‹ ligne rouge ›", "(group (phrase \" ligne rouge \"))"},
      {"「東京」 『大阪 京都』", "(group (phrase \"東京\") (phrase \"大阪 京都\"))"},
      {"知事「東京」会見", "(group 知事 (phrase \"東京\") 会見)"},
      {"『大阪「京都」』", "(group (phrase \"大阪「京都」\"))"},
      {"he“said so\"", "(group he (phrase \"said so\"))"},
      {"rote Linie“ und \"x y\"", "(group rote Linie“ und (phrase \"x y\"))"},
  });
}

TEST(Parser, ReadsSingleQuotationMarksAsPhraseOrApostrophe) {
  expect_trees({
      {"‘red line’", "(group (phrase \"red line\"))"},
      {"‚rote Linie‘ x", "(group (phrase \"rote Linie\") x)"},
      {"’röd linje’ x", "(group (phrase \"röd linje\") x)"},
      {"‘it’s a red line’, x", "(group (phrase \"it’s a red line\") x)"},
      {"title:‘red line’ +‘a b’ -‘c d’",
       "(group (title (phrase \"red line\")) +(phrase \"a b\") -(phrase \"c d\"))"},
      {"=‘Red Line’ ‘a b’~3", "(group =(phrase \"Red Line\") (phrase~3 \"a b\"))"},
      {"(‘a b’ OR x) [‘c d’]", "(group (or (phrase \"a b\") x) (phrase \"c d\"))"},
      {"“a ‘b c’ d”", "(group (phrase \"a ‘b c’ d\"))"},
  });
}

TEST(Parser, KeepsTypographicApostrophes) {
  expect_trees({
      {"the dogs’ l’Ukraine cats’ food", "(group the dogs’ l’Ukraine cats’ food)"},
      {"’90s dogs’ ‘90s cats’ ’14 x’", "(group ’90s dogs’ ‘90s cats’ ’14 x’)"},
      {"rock ’n’ roll ‘n’ ’twas dogs’", "(group rock ’n’ roll ‘n’ ’twas dogs’)"},
      {"‘open dogs", "(group ‘open dogs)"},
      {"Mas‘ud al-‘Ubaydi dogs’", "(group Mas‘ud al-‘Ubaydi dogs’)"},
      {"\"a b\"’s dogs’", "(group (phrase \"a b\") ’s dogs’)"},
      {"-’90s ‘ red line ’", "(group \"-’90s\" red line)"},
      {"title:’90s dogs’", "(group (title ’90s) dogs’)"},
  });
}

TEST(Parser, ReadsTagsNamesAndEmojiAsWords) {
  expect_trees({
      {"#budget @desk 🎉", "(group #budget @desk 🎉)"},
      {"=#budget =@desk title:=#x", "(group =#budget =@desk (title =#x))"},
      {"+#budget -@desk -🎉 +=#b", "(group +#budget -@desk -🎉 +=#b)"},
      {"\"won 🎉\" title:🎉 \"🎉\"", "(group (phrase \"won 🎉\") (title 🎉) (phrase \"🎉\"))"},
      {"🎉\"a b\" (nato OR 🎉)", "(group 🎉 (phrase \"a b\") (or nato 🎉))"},
      {"# @ =# -@ ™ ©", "(group)"},
      {"C# issue=#5", "(group C# issue=#5)"},
  });
}

TEST(Parser, IgnoresQuotesThatOpenNoPhrase) {
  expect_trees({
      {"\"liaison office", "(group liaison office)"},
      {"nato \"", "(group nato)"},
      {"5\" pipe", "(group \"5\\\"\" pipe)"},
      {"5\" pipe 6\" pipe", "(group \"5\\\"\" pipe \"6\\\"\" pipe)"},
      {"\xE2\x80\x9Copen", "(group open)"},
      {"title:\"foo bar", "(group (title foo) bar)"},
  });
}

TEST(Parser, ReadsFields) {
  expect_trees({
      {"title:summit", "(group (title summit))"},
      {"text:summit", "(group summit)"},
      {"nato title:\"red line\"", "(group nato (title (phrase \"red line\")))"},
      {"title:(a OR b) c", "(group (or (title a) (title b)) c)"},
      {"title:(a b)", "(group (title a) (title b))"},
      {"-title:x y", "(group -(title x) y)"},
      {"title:x AND title:y", "(group (and (title x) (title y)))"},
      {"title:AND", "(group (title AND))"},
      {"title:foo:bar", "(group (title foo:bar))"},
      {"title:(a author:b)", "(group +(title a) +(author b))"},
  });
}

TEST(Parser, LetsFactsAboutAnArticleFilter) {
  expect_trees({
      {"source:reuters", "(group +(source reuters))"},
      {"kyiv source:reuters", "(group +kyiv +(source reuters))"},
      {"kyiv crimea source:a", "(group +(group kyiv crimea) +(source a))"},
      {"kyiv crimea source:a source:b author:c",
       "(group +(group kyiv crimea) +(or (source a) (source b)) +(author c))"},
      {"+kyiv crimea source:a", "(group +kyiv crimea +(source a))"},
      {"kyiv -crimea source:a", "(group +kyiv -crimea +(source a))"},
      {"source:a -crimea", "(group -crimea +(source a))"},
      {"kyiv -source:a", "(group kyiv -(source a))"},
      {"kyiv NOT source:a", "(group kyiv -(source a))"},
      {"kyiv (source:a OR author:b)", "(group +kyiv +(or (source a) (author b)))"},
      {"kyiv (source:a)", "(group +kyiv +(source a))"},
      {"kyiv source:(a b)", "(group +kyiv +(group (source a) (source b)))"},
      {"kyiv source:((a OR b) c)", "(group +kyiv +(group (or (source a) (source b)) (source c)))"},
      {"kyiv OR source:a", "(group (or kyiv (source a)))"},
      {"(a b) c source:d", "(group +(group a b c) +(source d))"},
      {"lang:de lang:FR x", "(group +x +(or (lang de) (lang fr)))"},
      {"lang:en-GB", "(group +(lang en))"},
      {"id:http://a.b/c?d=(1)", "(group +(id \"http://a.b/c?d=(1)\"))"},
      {"id:\"a b\"", "(group +(id \"a b\"))"},
      {"section:(oil OR gas) x", "(group +x +(or (section oil) (section gas)))"},
  });
}

TEST(Parser, ReadsUnknownFieldsAndColonsAsWords) {
  expect_trees({
      {"foo:bar", "(group foo:bar)"},
      {"http://example.org/a", "(group http://example.org/a)"},
      {"12:30", "(group 12:30)"},
      {"note: this", "(group note: this)"},
      {"title: summit", "(group title: summit)"},
      {"title:", "(group title:)"},
      {"(title:) x", "(group title: x)"},
      {"Title:x", "(group (title x))"},
      {"title:\"\" x", "(group title: x)"},
      {"title::-)", "(group title::-)"},
      {"note:\"unclosed", "(group note: unclosed)"},
  });
}

TEST(Parser, ReadsDates) {
  expect_trees({
      {"date:2014", "(group +(date 20140101..20141231))"},
      {"date:2014-02", "(group +(date 20140201..20140228))"},
      {"date:2012-02", "(group +(date 20120201..20120229))"},
      {"date:2014-03-01", "(group +(date 20140301..20140301))"},
      {"date:20140301", "(group +(date 20140301..20140301))"},
      {"date:2014-03-01..2014-04-15", "(group +(date 20140301..20140415))"},
      {"date:\"2014-03 .. 2014-04\"", "(group +(date 20140301..20140430))"},
      {"date:..2013", "(group +(date ..20131231))"},
      {"date:2013..", "(group +(date 20130101..))"},
      {"date:7d", "(group +(date 20140326..20140402))"},
      {"date:2w", "(group +(date 20140319..20140402))"},
      {"date:1y..7d", "(group +(date 20130402..20140326))"},
      {"date:today", "(group +(date 20140402..20140402))"},
      {"date:yesterday", "(group +(date 20140401..20140401))"},
      {"date:\"last monday\"", "(group +(date 20140331..20140331))"},
      {"date:\"Last Wednesday\"", "(group +(date 20140326..20140326))"},
      {"date:\"last week\"", "(group +(date 20140324..20140330))"},
      {"date:\"last month\"", "(group +(date 20140301..20140331))"},
      {"date:\"last year\"", "(group +(date 20130101..20131231))"},
      {"since:2014-03", "(group +(date 20140301..))"},
      {"until:2014-03", "(group +(date ..20140331))"},
      {"since:7d until:1d", "(group +(date 20140326..) +(date ..20140401))"},
      {"since:\"last monday\" x", "(group +x +(date 20140331..))"},
      {"date:2012 date:2014", "(group +(or (date 20120101..20121231) (date 20140101..20141231)))"},
      {"date:(2012 OR 2014)", "(group +(or (date 20120101..20121231) (date 20140101..20141231)))"},
      {"-date:2014 x", "(group -(date 20140101..20141231) x)"},
  });
  EXPECT_EQ(describe(parse_query("date:1m", "20140331")), "(group +(date 20140228..20140331))");
}

TEST(Parser, ReadsParenthesesAsText) {
  expect_trees({
      {"what :( now", "(group what now)"},
      {"foo ) bar", "(group foo bar)"},
      {"foo ( bar", "(group foo bar)"},
      {"(foo bar", "(group foo bar)"},
      {"great :) stuff ;-)", "(group great stuff)"},
      {"(great :) stuff)", "(group great stuff)"},
      {"bar(s) foo(x", "(group \"bar(s)\" \"foo(x\")"},
      {"(bar(s))", "(group \"bar(s)\")"},
      {"the president (who resigned) spoke", "(group the president who resigned spoke)"},
      {"()", "(group)"},
      {"(((nato)))", "(group nato)"},
      {"a AND b (c", "(group (and a b) c)"},
      {"nato AND (", "(group nato AND)"},
  });
}

TEST(Parser, TakesAnyBytes) {
  EXPECT_EQ(describe(parse_query("a\xFF\xFE b\xC3", kToday)), "(group a\xFF\xFE b\xC3)");
  EXPECT_EQ(describe(parse_query(std::string_view("a\0b", 3), kToday)), "(group a b)");
  EXPECT_EQ(describe(parse_query("\xFF", kToday)), "(group)");
}

TEST(Parser, TellsWhereEachNodeStands) {
  const std::string query = "x title:\"a b\" (c AND d) -e";
  const Node root = parse_query(query, kToday);
  const auto text = [&](const Node& node) {
    return query.substr(node.where.begin, node.where.end - node.where.begin);
  };
  ASSERT_EQ(root.children.size(), 4U);
  EXPECT_EQ(text(root), query);
  EXPECT_EQ(text(root.children[0]), "x");
  EXPECT_EQ(text(root.children[1]), "title:\"a b\"");
  EXPECT_EQ(text(root.children[2]), "(c AND d)");
  EXPECT_EQ(text(root.children[2].children[1]), "d");
  EXPECT_EQ(text(root.children[3]), "e");
}

struct Failure {
  std::string query;
  std::string message;
  std::string pointed;  // the second line of point_at
};

TEST(Parser, RefusesExplicitSyntaxThatIsSurelyWrong) {
  const Failure failures[] = {
      {"(nato AND kyiv", "a parenthesis is opened and never closed", "^"},
      {"x AND (kyiv crimea", "a parenthesis is opened and never closed", "      ^"},
      {"a (b title:c", "a parenthesis is opened and never closed", "  ^"},
      {"a (b -c", "a parenthesis is opened and never closed", "  ^"},
      {"-(b c", "a parenthesis is opened and never closed", " ^"},
      {"title:(b", "a parenthesis is opened and never closed", "      ^"},
      {"(a AND (b c)", "a parenthesis is opened and never closed", "^"},
      {"x titel:\"a b\"", "there is no field 'titel'", "  ^^^^^^"},
      {"date:2014-13", "'2014-13' is not a valid date", "     ^^^^^^^"},
      {"lang:deutsch", "'deutsch' is not a language code", "     ^^^^^^^"},
      {"date:2014-02-30", "'2014-02-30' is not a valid date", "     ^^^^^^^^^^"},
      {"caf\xC3\xA9 date:soon", "'soon' is not a valid date", "          ^^^^"},
      {"date:..", "", ""},
      {"date:2014..x", "'2014..x' is not a valid date", "     ^^^^^^^"},
      {"since:2014..2015", "'2014..2015' is not a valid date", "      ^^^^^^^^^^"},
      {"date:\"last banana\"", "'last banana' is not a valid date", "     ^^^^^^^^^^^^^"},
      {"date:2015..2014", "the range of dates ends before it begins", "     ^^^^^^^^^^"},
      {"date:99999999y", "'99999999y' is not a valid date", "     ^^^^^^^^^"},
      {"date:9999y", "'9999y' is not a valid date", "     ^^^^^"},
      {"date:0000", "'0000' is not a valid date", "     ^^^^"},
  };
  for (const Failure& failure : failures) {
    if (failure.message.empty()) {
      EXPECT_NO_THROW(parse_query(failure.query, kToday)) << failure.query;
      continue;
    }
    try {
      parse_query(failure.query, kToday);
      ADD_FAILURE() << "taken: " << failure.query;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kQuery);
      EXPECT_EQ(error.what(), failure.message) << failure.query;
      EXPECT_FALSE(error.hint().empty());
      EXPECT_EQ(point_at(failure.query, error.where()), failure.query + "\n" + failure.pointed);
    }
  }
}

TEST(Parser, SuggestsTheNearestField) {
  try {
    parse_query("titel:\"x\"", kToday);
    FAIL();
  } catch (const QueryError& error) {
    EXPECT_THAT(error.hint(), testing::HasSubstr("did you mean title:"));
    EXPECT_THAT(error.hint(), testing::HasSubstr("text, title, author, source, section, lang, id, "
                                                 "date, since, until"));
  }
}

TEST(PointAt, CountsCodePointsAndShowsControlsAsQuestionMarks) {
  EXPECT_EQ(point_at("a\x1B\xC3\xA9\xFFx", {5, 6}), "a?\xC3\xA9?x\n    ^");
  EXPECT_EQ(point_at("abc", {3, 3}), "abc\n   ^");
  EXPECT_EQ(point_at("", {0, 0}), "\n^");
}

TEST(PointAt, ShowsOnlyTheSurroundingsInALongQuery) {
  const std::string query = std::string(1000, 'a') + "(" + std::string(1000, 'b');
  const std::string expected = "..." + std::string(40, 'a') + "(" + std::string(59, 'b') + "...\n" +
                               std::string(43, ' ') + "^";
  EXPECT_EQ(point_at(query, {1000, 1001}), expected);
}

TEST(Parser, ReadsDeepNestingAsTextBeyondTheBound) {
  const std::string deep = std::string(100000, '(') + "a AND b" + std::string(100000, ')');
  EXPECT_EQ(describe(parse_query(deep, kToday)), "(group (and a b))");
  std::string nested = "x";
  for (int i = 0; i < 5000; ++i) nested.insert(0, "(a OR ").append(")");
  EXPECT_NO_THROW(describe(parse_query(nested, kToday)));
}

// Processor time, which other programs on the machine hardly change.
std::clock_t time_to_read(const std::string& unit, size_t size) {
  std::string query;
  while (query.size() < size) query += unit;
  const std::clock_t start = std::clock();
  try {
    parse_query(query, kToday);
  } catch (const QueryError&) {
  }
  return std::clock() - start;
}

// Whether 16 times the text takes at most 3 * 16 times the time; quadratic would be 16 * 16. What
// takes next to no time counts as a fifth of a millisecond.
bool reads_in_linear_time(const std::string& unit) {
  constexpr size_t kSize = size_t{kSanitized ? 2 : 4} << 10;
  constexpr int kTimes = 16;
  const std::clock_t small = time_to_read(unit, kSize);
  const std::clock_t large = time_to_read(unit, kSize * kTimes);
  return large < (small + CLOCKS_PER_SEC / 5000) * kTimes * 3;
}

TEST(Parser, ReadsAnythingInLinearTime) {
  const std::string units[] = {"a ",
                               "(",
                               ")",
                               "\"",
                               "(a ",
                               "a) ",
                               "+",
                               "-a ",
                               "NOT ",
                               "AND",
                               "a AND ",
                               "\"a\" ",
                               "\xC2\xAB",
                               "title:",
                               "a OR ",
                               "((a) b",
                               "\xE2\x80\x9C",
                               "\xE2\x80\x9D",
                               "title:\"a\" ",
                               "date:2014 ",
                               "a:",
                               ":",
                               "a(",
                               "\xFF",
                               "(a b) ",
                               "-(",
                               "source:a "};
  for (const std::string& unit : units) {
    // Now and then the machine is to blame, but not every time.
    bool linear = false;
    for (int attempt = 0; attempt < 5 && !linear; ++attempt) linear = reads_in_linear_time(unit);
    EXPECT_TRUE(linear) << unit;
  }
}

TEST(Parser, ReadsWideContentUnderDeepNestingInLinearTime) {
  std::string query;
  for (int i = 0; i < 190; ++i) query += "(";
  for (int i = 0; i < 200000; ++i) query += "a ";
  for (int i = 0; i < 190; ++i) query += ") b";
  EXPECT_EQ(parse_query(query, kToday).children.size(), 200190U);
}

TEST(ParserFields, AreKnownInAnyCapitals) {
  for (const char* query : {"Title:storm", "TITLE:storm", "title:storm"})
    EXPECT_EQ(describe(parse_query(query, "20240515")),
              describe(parse_query("title:storm", "20240515")))
        << query;
}

}  // namespace
}  // namespace broadsheet
