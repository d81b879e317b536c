#include "query/search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "query/search/collapse.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What the tests count: id, source, author, section, language, date.
std::vector<Article> harbour_articles() {
  struct Row {
    std::string id, source, author, section, lang, date;
  };
  const std::vector<Row> rows{
      {"a", "Coast Wire", "Ada Quill; Ben Moor", "Ports; Trade", "en", "2014-12-29"},
      {"b", "Coast Wire", "Ada Quill", "Ports", "en", "2015-01-01T23:30:00-05:00"},
      {"c", "Inland Post", "", "Trade", "de", "2015-01-04"},
      {"d", "Coast Wire", "Ben Moor", "", "en", "2015-01-05"},
      {"e", "", "", "", "en", ""},
  };
  std::vector<Article> articles;
  for (const Row& row : rows) {
    Article article = make_article(row.id, "Harbour " + row.id, "Ships in the harbour.", row.date);
    article.source = row.source;
    article.author = row.author;
    article.section = row.section;
    article.lang = row.lang;
    articles.push_back(article);
  }
  return articles;
}

using Counts = std::map<std::string, uint64_t>;

Counts counts_of(const Distribution& distribution) {
  Counts counts;
  for (const ValueCount& counted : distribution.counts) counts[counted.value] = counted.count;
  return counts;
}

Counts facet(const TestIndex& index, std::string_view query, std::string_view field) {
  SearchOptions options;
  options.facets = {{facet_field_named(field), 100}};
  return counts_of(index.search(query, options).facets.at(0));
}

std::vector<ValueCount> timeline(const TestIndex& index, std::string_view unit) {
  SearchOptions options;
  options.timeline = timeline_unit_named(unit);
  return index.search("harbour", options).timeline.value().counts;
}

TEST(Facets, CountEachValueOfTheMatches) {
  const TestIndex index(harbour_articles());
  EXPECT_EQ(facet(index, "harbour", "source"), (Counts{{"Coast Wire", 3}, {"Inland Post", 1}}));
  EXPECT_EQ(facet(index, "harbour", "author"), (Counts{{"Ada Quill", 2}, {"Ben Moor", 2}}));
  EXPECT_EQ(facet(index, "harbour", "section"), (Counts{{"Ports", 2}, {"Trade", 2}}));
  EXPECT_EQ(facet(index, "harbour", "lang"), (Counts{{"de", 1}, {"en", 4}}));
  EXPECT_EQ(facet(index, "harbour", "year"), (Counts{{"2014", 1}, {"2015", 3}}));
  EXPECT_EQ(facet(index, "harbour", "month"), (Counts{{"2014-12", 1}, {"2015-01", 3}}));
  EXPECT_EQ(facet(index, "harbour section:trade", "source"),
            (Counts{{"Coast Wire", 1}, {"Inland Post", 1}}));
  EXPECT_THAT(facet(index, "lighthouse", "source"), IsEmpty());
}

TEST(Facets, ShowTheMostFrequentValuesFirst) {
  const TestIndex index(harbour_articles());
  SearchOptions options;
  options.facets = {{facet_field_named("source"), 1}, {facet_field_named("section"), 10}};
  const ResultPage page = index.search("harbour", options);
  EXPECT_THAT(page.facets.at(0).counts, ElementsAre(ValueCount{"Coast Wire", 3}));
  EXPECT_THAT(page.facets.at(1).counts,
              ElementsAre(ValueCount{"Ports", 2}, ValueCount{"Trade", 2}));
}

TEST(Facets, CountWhatIsVerifiedOnTheText) {
  std::vector<Article> articles = harbour_articles();
  articles[0].text = "The harbour has ships.";  // the words, but not the phrase
  for (const bool positions : {false, true}) {
    const TestIndex index(articles, positions);
    EXPECT_EQ(facet(index, "\"ships in the harbour\"", "source"),
              (Counts{{"Coast Wire", 2}, {"Inland Post", 1}}));
  }
}

TEST(Facets, MakeTheTotalExactAlsoWithoutHits) {
  const TestIndex index(harbour_articles());
  SearchOptions options;
  options.facets = {{facet_field_named("source"), 10}};
  options.limit = 1;
  const ResultPage page = index.search("harbour", options);
  EXPECT_EQ(page.total, 5U);
  EXPECT_TRUE(page.total_exact);
  EXPECT_EQ(page.hits.size(), 1U);
  options.count_only = true;
  const ResultPage counted = index.search("harbour", options);
  EXPECT_EQ(counted.total, 5U);
  EXPECT_EQ(counted.facets.at(0).counts.at(0).count, 3U);
}

// Days count as they are written, whatever the time zone, as in date: queries.
TEST(Timeline, CountsInOrderOfTime) {
  const TestIndex index(harbour_articles());
  EXPECT_THAT(timeline(index, "day"),
              ElementsAre(ValueCount{"2014-12-29", 1}, ValueCount{"2015-01-01", 1},
                          ValueCount{"2015-01-04", 1}, ValueCount{"2015-01-05", 1}));
  EXPECT_THAT(timeline(index, "week"),
              ElementsAre(ValueCount{"2015-W01", 3}, ValueCount{"2015-W02", 1}));
  EXPECT_THAT(timeline(index, "month"),
              ElementsAre(ValueCount{"2014-12", 1}, ValueCount{"2015-01", 3}));
  EXPECT_THAT(timeline(index, "year"), ElementsAre(ValueCount{"2014", 1}, ValueCount{"2015", 3}));
}

TEST(Timeline, PutsDaysIntoTheWeeksOfIso8601) {
  const std::map<std::string, std::string> weeks{
      {"2005-01-01", "2004-W53"}, {"2005-01-02", "2004-W53"}, {"2005-12-31", "2005-W52"},
      {"2007-01-01", "2007-W01"}, {"2008-12-29", "2009-W01"}, {"2010-01-03", "2009-W53"},
      {"2024-02-29", "2024-W09"},
  };
  for (const auto& [day, week] : weeks) {
    const TestIndex index({make_article("a", "Harbour", "Ships.", day)});
    EXPECT_THAT(timeline(index, "week"), ElementsAre(ValueCount{week, 1})) << day;
  }
}

TEST(Collapse, KeepsTheFirstOfEachValue) {
  const TestIndex index(harbour_articles());
  SearchOptions options;
  options.sort = SortOrder::kOldestFirst;
  const auto ids = [&](std::string_view field) {
    options.collapse = collapse_field_named(field);
    return index.ids("harbour", options);
  };
  EXPECT_THAT(ids("source"), ElementsAre("a", "c", "e"));
  EXPECT_THAT(ids("year"), ElementsAre("a", "b", "e"));
  EXPECT_THAT(ids("lang"), ElementsAre("a", "c"));
  EXPECT_THAT(ids("title"), ElementsAre("a", "b", "c", "d", "e"));
  options.limit = 1;
  options.offset = 1;
  EXPECT_THAT(ids("source"), ElementsAre("c"));
}

TEST(Collapse, LooksFurtherUntilThePageIsFull) {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back(
        make_article("same" + std::to_string(1000 + i), "Harbour", "Ships in the harbour."));
    articles.back().source = "Coast Wire";
  }
  for (const std::string id : {"x", "y"}) {
    articles.push_back(make_article(id, "Quiet", "A day without much in the small harbour."));
    articles.back().source = id;
  }
  for (const std::string query : {"harbour", "=harbour"}) {  // by terms alone, and verified
    const TestIndex index(articles);
    SearchOptions options;
    options.collapse = collapse_field_named("source");
    options.limit = 3;
    EXPECT_THAT(index.ids(query, options), ElementsAre("same1000", "x", "y")) << query;
    EXPECT_GE(index.search(query, options).total, 3U);
  }
}

}  // namespace
}  // namespace broadsheet
