#include "query/search/suggestion.h"

#include <gtest/gtest.h>

#include <random>

#include "query/answer/answerer.h"
#include "query/language/parser.h"
#include "query/output/output.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

std::vector<Article> news() {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    const std::string n = std::to_string(i);
    articles.push_back(
        make_article("nato" + n, "Rasmussen visits Kyiv",
                     "The secretary Rasmussen spoke in Kyiv of the European union."));
    articles.push_back(make_article("farm" + n, "Turkey farms close",
                                    "The farmers of the prime county sell turkeys."));
    articles.push_back(make_article("rate" + n, "Prime minister", "The prime minister resigns."));
  }
  articles.push_back(make_article("one", "Rasmusson", "Odd Rasmusson lives here."));
  articles.push_back(make_article("cyrillic", "Новости", "Президент приехал в Москву."));
  return articles;
}

QueryOptions options_for(const TestIndex& index) {
  QueryOptions options;
  options.databases = {index.path()};
  options.today = "20240515";
  options.format = output_format_named("json");
  return options;
}

std::string suggested(const QueryOptions& options, const std::string& query) {
  return Answerer(options, 1).answer(query).suggestion.value_or("");
}

TEST(Suggestion, CorrectsTheQueryInPlace) {
  const TestIndex index(news());
  const QueryOptions options = options_for(index);
  struct Row {
    std::string query, suggestion;
  };
  for (const Row& row :
       {Row{"Rasmusen", "Rasmussen"}, Row{"RASMUSEN", "RASMUSSEN"}, Row{"rasmusen's", "rasmussen"},
        Row{"secretery AND kyiv", "secretary AND kyiv"},
        Row{"+(secretery -turkey) date:..2030", ""},
        Row{"+(secretery -turkey)", "+(secretary -turkey)"},
        Row{"title:Rasmusen", "title:Rasmussen"},
        Row{"title:(Rasmusen Kyv)", "title:(Rasmussen Kyiv)"},
        Row{"\"prime ministre\"", "\"prime minister\""},
        Row{"\"secretary rasmusen spoke\"~5", "\"secretary rasmussen spoke\"~5"},
        Row{"atleast2:rasmusen", "atleast2:rasmussen"}, Row{"trukey", "turkey"},
        Row{"euro pean", "european"}, Row{"\"euro pean union\"", "\"european union\""},
        Row{"primeminister", "prime minister"}, Row{"президнет", "президент"},
        Row{"  secretery  ", "  secretary  "}})
    EXPECT_EQ(suggested(options, row.query), row.suggestion) << row.query;
}

TEST(Suggestion, IsNotMadeForWhatIsKnownOrNotMeantAsAWord) {
  const TestIndex index(news());
  const QueryOptions options = options_for(index);
  for (const std::string query : {"rasmussen",
                                  "kyiv turkey",
                                  "rasmussen AND turkey",
                                  "rasmusen*",
                                  "kyv~",
                                  "=Rasmusen",
                                  "id:rasmusen",
                                  "author:rasmusen",
                                  "source:trukey",
                                  "rasmusen.html/x",
                                  "titel:kyiv",
                                  "kyiv -trukey",
                                  "qqqqqqq",
                                  "ky",
                                  "1234567",
                                  "",
                                  "-",
                                  "\"\"",
                                  "the",
                                  "東京都"})
    EXPECT_EQ(suggested(options, query), "") << query;
}

TEST(Suggestion, CorrectsAnUnknownWordBesideKnownOnesThatHaveHits) {
  const TestIndex index(news());
  const QueryOptions options = options_for(index);
  EXPECT_EQ(suggested(options, "kyiv rasmusen"), "kyiv rasmussen");
  // No article holds both.
  EXPECT_EQ(suggested(options, "turkey rasmusen"), "");
}

TEST(Suggestion, TakesTheCandidateThatGoesWithTheOtherWords) {
  std::vector<Article> articles;
  for (int i = 0; i < 8; ++i)
    articles.push_back(make_article("a" + std::to_string(i), "", "The farmer has a barn."));
  for (int i = 0; i < 4; ++i)
    articles.push_back(make_article("b" + std::to_string(i), "", "A born leader."));
  const TestIndex index(articles);
  const QueryOptions options = options_for(index);
  EXPECT_EQ(suggested(options, "bxrn"), "barn");
  EXPECT_EQ(suggested(options, "bxrn AND leader"), "born AND leader");
}

TEST(Suggestion, KnowsOnlyWordsThatArticlesStillHold) {
  const TestIndex index(news());
  QueryOptions options = options_for(index);
  options.lang = "de";
  EXPECT_EQ(suggested(options, "Rasmusen"), "");
}

TEST(Suggestion, IsMadeOnlyWhereItIsShown) {
  const TestIndex index(news());
  QueryOptions options = options_for(index);
  options.format = output_format_named("ids");
  EXPECT_EQ(suggested(options, "Rasmusen"), "");
}

TEST(AutoCorrect, ShowsTheResultsOfTheSuggestionWhenNothingMatches) {
  const TestIndex index(news());
  QueryOptions options = options_for(index);
  options.spelling.auto_correct = true;
  options.format = output_format_named("ids");
  const ResultPage page = Answerer(options, 1).answer("title:Rasmusen");
  EXPECT_EQ(page.query, "title:Rasmusen");
  EXPECT_EQ(page.corrected, "title:Rasmussen");
  EXPECT_EQ(page.suggestion, std::nullopt);
  EXPECT_EQ(page.total, 6U);
  EXPECT_EQ(page.notes.size(), 1U);
  EXPECT_EQ(Answerer(options, 1).answer("kyiv rasmusen").corrected, std::nullopt);
}

TEST(Suggestion, TakesAnyBytes) {
  const TestIndex index(news());
  QueryOptions options = options_for(index);
  options.spelling.auto_correct = true;
  Answerer answerer(options, 1);
  std::mt19937 random(1);
  constexpr std::string_view kPieces[] = {"rasmusen", "euro", " ",    "pean", "\"", "(",  ")",
                                          "title:",   "-",    "\xff", "ж",    "~3", "東", "'s",
                                          "ANDD",     " OR ", "+",    "=",    "🌍",  "é",  "\xe2"};
  for (int i = 0; i < 2000; ++i) {
    std::string query;
    for (size_t n = random() % 8; n > 0; --n) query += kPieces[random() % std::size(kPieces)];
    try {
      const ResultPage page = answerer.answer(query);
      if (page.suggestion) {
        EXPECT_GT(answerer.answer(*page.suggestion).total, 0U) << query;
      }
    } catch (const QueryError&) {
    }
  }
}

}  // namespace
}  // namespace broadsheet
