#include "query/matching/matcher.h"

#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/terms/query_analysis.h"
#include "tests/case_name.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

// Title and text with the matched places in brackets; "no" if the article doesn't match.
std::string marked(std::string_view query, std::string_view title, std::string_view text,
                   const IndexLanguages& languages = {{"en"}}) {
  AnalyzerSet analyzers;
  const Xapian::WritableDatabase empty("", Xapian::DB_BACKEND_INMEMORY);
  const MatchTree tree = analyze_query(parse_query(query, "20240515"), empty, languages, analyzers);
  Matcher matcher(tree, analyzers);
  ArticleText article;
  article.id = "id-1";
  article.title = title;
  article.text = text;
  article.date = "2014-04-02";
  article.author = "Jane Doe; John Q. Public";
  article.source = "The Daily Bugle";
  article.lang = "en";
  std::vector<MatchSpan> spans;
  if (!matcher.match(article, &spans)) return "no";
  std::string result;
  for (const Field field : {Field::kTitle, Field::kText}) {
    const std::string_view whole = field == Field::kTitle ? title : text;
    size_t at = 0;
    for (const MatchSpan& span : spans) {
      if (span.field != field) continue;
      result += std::string(whole.substr(at, span.begin - at)) + "[" +
                std::string(whole.substr(span.begin, span.end - span.begin)) + "]";
      at = span.end;
    }
    result += whole.substr(at);
    if (field == Field::kTitle) result += " / ";
  }
  return result;
}

struct Case {
  std::string_view query, title, text, expected;
};

class MatcherTable : public testing::TestWithParam<Case> {};

std::string name_of(const testing::TestParamInfo<Case>& info) {
  return case_name(info.index, info.param.query);
}

TEST_P(MatcherTable, MarksWhatMadeTheArticleMatch) {
  const Case& c = GetParam();
  EXPECT_EQ(marked(c.query, c.title, c.text), c.expected) << c.query;
}

constexpr Case kCases[] = {
    {"troop", "Troops", "A troop of TROOPS", "[Troops] / A [troop] of [TROOPS]"},
    {"nato kyiv", "Kyiv", "no such word", "[Kyiv] / no such word"},
    {"nato", "Kyiv", "nothing", "no"},
    {"\"liaison office\"", "", "office liaison, liaison office in an office",
     " / office liaison, [liaison office] in an office"},
    {"\"liaison office\"", "Liaison", "office", "no"},
    {"nato \"liaison office\"", "", "NATO office liaison", " / [NATO] office liaison"},
    {"\"on the border\"", "", "on the border, the border", " / [on the border], the border"},
    {"+nato -turkey kyiv", "", "NATO in Kyiv", " / [NATO] in [Kyiv]"},
    {"+nato -turkey kyiv", "", "NATO in Turkey", "no"},
    {"+nato kyiv", "", "Kyiv alone", "no"},
    {"nato AND NOT turkey", "", "NATO alone", " / [NATO] alone"},
    {"(nato AND turkey) OR kyiv", "", "NATO Kyiv", " / NATO [Kyiv]"},
    {"title:nato", "", "nato", "no"},
    {"title:nato", "NATO", "nato", "[NATO] / nato"},
    {"author:doe nato", "", "nato doe", " / [nato] doe"},
    {"author:\"jane doe\"", "", "x", " / x"},
    {"author:\"doe jane\"", "", "x", "no"},
    {"source:bugle", "", "x", " / x"},
    {"source:times", "", "x", "no"},
    {"lang:en", "", "x", " / x"},
    {"lang:de", "", "x", "no"},
    {"id:id-1", "", "x", " / x"},
    {"date:2014-04", "", "x", " / x"},
    {"date:2014-05", "", "x", "no"},
    {"e-mail", "", "an e-mail, the mail", " / an [e-mail], the mail"},
    {"U.S.", "", "the US and us", " / the [US] and us"},
    {"the nato", "", "the NATO", " / the [NATO]"},
    {"\"the\"", "", "the NATO", " / [the] NATO"},
    {"+the nato", "", "the NATO", " / [the] [NATO]"},
    {"", "NATO", "NATO", "no"},
    {"!!!", "NATO", "NATO", "no"},
    {"東京都", "", "東京都知事", " / [東京都]知事"},
    {"震度7", "", "最大震度7を観測", " / 最大[震度7]を観測"},
    {"d'ukraine", "", "Ukraine", " / [Ukraine]"},
    {"\"d'ukraine\"", "", "Ukraine, d'Ukraine", " / Ukraine, [d'Ukraine]"},
    {"ukraine's", "", "Ukraine’s army", " / [Ukraine’s] army"},
    {"=orders", "ORDERS", "order, orders, Orders", "[ORDERS] / order, [orders], [Orders]"},
    {"=Orders", "ORDERS", "order, orders, Orders", "ORDERS / order, orders, [Orders]"},
    {"=US", "US TROOPS LEAVE", "The US and us", "[US] TROOPS LEAVE / The [US] and us"},
    {"=us", "", "The US and us", " / The [US] and [us]"},
    {"=\"Rapid Response\"", "", "rapid response, Rapid Response",
     " / rapid response, [Rapid Response]"},
    {"=Ukraine", "", "Ukraine's army", " / [Ukraine's] army"},
    {"=(Orders Army)", "", "Army orders Orders", " / [Army] orders [Orders]"},
    {"#budget", "", "The budget, #budget", " / The [budget], #[budget]"},
    {"=#budget", "", "The budget, #Budget", " / The budget, #[Budget]"},
    {"=#Budget", "", "#budget, (#Budget)", " / #budget, (#[Budget])"},
    {"=#budget", "", "budget @budget example.org#budget", "no"},
    {"=#budget", "＃budget", "x", "＃[budget] / x"},
    {"=@desk", "", "write to info@desk.example or @desk",
     " / write to info@desk.example or @[desk]"},
    {"nato -#budget", "", "NATO and the budget", "no"},
    {"=\"see #budget\"", "", "see budget; see #budget", " / see budget; [see #budget]"},
    {"🎉", "We won🎉", "no 🎊", "We won[🎉] / no 🎊"},
    {"\"won 🎉 today\"", "", "won today, won 🎉 today", " / won today, [won 🎉 today]"},
    {"nato -🎉", "", "NATO 🎉", "no"},
    {"👍", "", "👍🏽 or 👍", " / [👍🏽] or [👍]"},
    {"=👍", "", "👍🏽 or 👍", " / 👍🏽 or [👍]"},
    {"🇺🇦", "", "🇺🇸🇺🇦", " / 🇺🇸[🇺🇦]"},
    {"=#🎉", "", "🎉 #🎉", " / 🎉 #[🎉]"},
    {"NATO KYIV ARMY 👩‍🚒", "", "👩‍🚒 and 👩", " / [👩‍🚒] and 👩"},
    {"author:=\"Jane Doe\"", "", "x", " / x"},
    {"author:=\"JANE doe\"", "", "x", "no"},
    {"nato NEAR/2 kyiv", "", "Nato of Kyiv. No more nato.", " / [Nato] of [Kyiv]. No more nato."},
    {"nato NEAR/2 kyiv", "nato", "kyiv", "no"},
    {"nato NEAR/1 nato", "", "nato", "no"},
    {"nato ADJ/2 kyiv", "", "kyiv nato", "no"},
    {"(nato OR army) ADJ/2 \"in kyiv\"", "", "army is in Kyiv, kyiv army",
     " / [army] is [in Kyiv], kyiv army"},
    {"nato NEAR/2 kyiv NEAR/2 army", "", "army a nato b kyiv", " / [army] a [nato] b [kyiv]"},
    {"\"kyiv nato\"~2", "", "nato in Kyiv", " / [nato] in [Kyiv]"},
    {"\"kyiv nato\"~1", "", "nato in Kyiv", "no"},
    {"nato SENTENCE kyiv", "", "NATO left. Kyiv stayed.", "no"},
    {"nato SENTENCE kyiv", "", "NATO left. Then NATO met Kyiv.",
     " / NATO left. Then [NATO] met [Kyiv]."},
    {"nato SENTENCE (NOT kyiv)", "", "NATO left. Then NATO met Kyiv.",
     " / [NATO] left. Then NATO met Kyiv."},
    {"nato PARAGRAPH kyiv", "", "NATO left. Kyiv stayed.\n\nNATO",
     " / [NATO] left. [Kyiv] stayed.\n\nNATO"},
    {"nato PARAGRAPH kyiv", "", "NATO left.\n \nKyiv stayed.", "no"},
    {"(nato SENTENCE kyiv) PARAGRAPH army", "", "Army. NATO met Kyiv.",
     " / [Army]. [NATO] met [Kyiv]."},
    {"lead:nato", "NATO", "x nato", "[NATO] / x [nato]"},
    {"lead:\"x y\"", "",
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 "
     "29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 "
     "x y",
     "no"},
    {"lead:x", "",
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 "
     "31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 x x",
     " / 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 "
     "34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 [x] x"},
    {"atleast3:nato", "nato", "nato army nato", "[nato] / [nato] army [nato]"},
    {"atleast4:(nato OR army)", "nato", "nato army nato", "[nato] / [nato] [army] [nato]"},
    {"atleast4:nato", "nato", "nato army nato", "no"},
    {"atleast2(nato) hlead(army)", "", "nato army nato", " / [nato] [army] [nato]"},
    {"nato w/2 kyiv", "", "nato of Kyiv", " / [nato] of [Kyiv]"},
    {"words>2", "one", "two three", "one / two three"},
    {"words>3", "one", "two three", "no"},
    {"words<=3 one", "one", "two three", "[one] / two three"},
    {"date:none", "", "x", "no"},
};
INSTANTIATE_TEST_SUITE_P(Cases, MatcherTable, testing::ValuesIn(kCases), name_of);

TEST(Matcher, StemsTheQueryInEveryLanguageOfTheIndex) {
  // An English text matches by the English stem, though German comes first.
  EXPECT_EQ(marked("elections", "", "the election", {{"de"}, {"en"}}), " / the [election]");
  EXPECT_EQ(marked("elections", "", "the election", {{"de"}}), "no");
}

TEST(Matcher, IgnoresCapitalsOfAQueryAllInCapitals) {
  EXPECT_EQ(marked("WHO TOLD THE PRESIDENT", "", "The WHO told"), " / The WHO [told]");
  EXPECT_EQ(marked("WHO COVID", "", "The WHO told"), " / The [WHO] told");
}

}  // namespace
}  // namespace broadsheet
