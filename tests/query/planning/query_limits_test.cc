// What bounds the work of a query beside its postings and texts, and the notes that say so.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "query/language/limits.h"
#include "query/planning/query_work.h"
#include "query/terms/word_expansion.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// So many of what a function makes of the numbers from 0.
std::string joined(size_t count, const std::function<std::string(size_t)>& part,
                   std::string_view between = " ") {
  std::string query;
  for (size_t i = 0; i < count; ++i) query.append(i == 0 ? "" : between).append(part(i));
  return query;
}

std::vector<Article> same_articles(size_t count) {
  std::vector<Article> articles;
  for (size_t i = 0; i < count; ++i)
    articles.push_back(make_article("a" + std::to_string(i), "", "alpha bravo charlie"));
  return articles;
}

// As many different words as are searched, of which the articles have one.
std::string many_words() {
  return "alpha " + joined(kMaxQueryWords - 1, [](size_t i) { return "w" + std::to_string(i); });
}

TEST(QueryLimits, ScoresOfManyPartsAreExplainedInTheFirstHits) {
  const TestIndex index(same_articles(300));
  const ResultPage page =
      index.search(many_words(), {.limit = 300, .snippets = false, .explain = true});
  const auto explained = static_cast<size_t>(
      std::ranges::count_if(page.hits, [](const Hit& hit) { return !hit.scores.empty(); }));
  EXPECT_LE(explained, query_work::kMostExplained / kMaxQueryWords);
  EXPECT_GT(explained, query_work::kMostExplained / kMaxQueryWords / 2);
  EXPECT_FALSE(page.hits[explained - 1].scores.empty());
  EXPECT_THAT(page.hits, SizeIs(300));
  EXPECT_THAT(page.notes,
              ElementsAre(HasSubstr(fmt::format("first {} hits are explained", explained))));
  EXPECT_THAT(index.search("alpha bravo", {.limit = 300, .explain = true}).notes, IsEmpty());
}

TEST(QueryLimits, ManyWordsAreHighlightedInTheFirstHits) {
  constexpr size_t kHits = query_work::kMostHitWork / kMaxQueryWords;
  const TestIndex index(same_articles(kHits + 50));
  const ResultPage page = index.search(many_words(), {.limit = kHits + 50});
  const auto highlighted = std::ranges::count_if(page.hits, [](const Hit& hit) {
    return std::ranges::any_of(hit.fragments,
                               [](const Fragment& f) { return !f.highlights.empty(); });
  });
  EXPECT_EQ(static_cast<size_t>(highlighted), kHits);
  EXPECT_THAT(page.hits, SizeIs(kHits + 50));
  EXPECT_THAT(page.notes,
              ElementsAre(HasSubstr(fmt::format("highlighted in the first {} hits", kHits))));
  EXPECT_THAT(index.search("alpha bravo", {.limit = kHits + 50}).notes, IsEmpty());
}

TEST(QueryLimits, PatternsThatStandForManyTermsAreSearchedFirstToLast) {
  const std::string text =
      joined(kMostExpandedWords, [](size_t i) { return fmt::format("gab{}", i); });
  const TestIndex index({make_article("a", "", text), make_article("b", "", "alpha")});
  constexpr size_t kPatterns = kMaxPatternTerms / kMostExpandedWords;
  const auto repeated = [](size_t count) { return joined(count, [](size_t) { return "gab*"; }); };
  EXPECT_THAT(index.search(repeated(kPatterns)).notes, IsEmpty());
  const ResultPage page = index.search(repeated(kPatterns + 1));
  EXPECT_THAT(page.notes,
              ElementsAre(HasSubstr(fmt::format("only the first {} patterns", kPatterns))));
  EXPECT_TRUE(page.partial);
  EXPECT_THAT(page.hits, SizeIs(1));
}

TEST(QueryLimits, GroupsNestedDeeplyGoWithoutTheBonusAndSaySo) {
  const TestIndex index(same_articles(2));
  const auto nested = [](int depth) {
    std::string query = "alpha bravo";
    for (int i = 0; i < depth; ++i) query = "(+alpha (" + query + ") charlie)";
    return query;
  };
  EXPECT_THAT(index.search(nested(3)).notes, IsEmpty());
  const ResultPage page = index.search(nested(40));
  EXPECT_THAT(page.notes, ElementsAre(HasSubstr("groups are nested too deeply")));
  EXPECT_THAT(page.hits, SizeIs(2));
}

TEST(QueryLimits, IdsAreParts) {
  const TestIndex index(same_articles(1));
  const auto with_the_last = [](size_t others) {
    return joined(
               others, [](size_t i) { return fmt::format("id:x{}", i); }, " OR ") +
           " OR id:a0";
  };
  EXPECT_THAT(index.search(with_the_last(kMaxQueryParts - 1)).hits, SizeIs(1));
  const ResultPage page = index.search(with_the_last(kMaxQueryParts));
  EXPECT_THAT(page.hits, IsEmpty());
  EXPECT_FALSE(page.total_exact);
  EXPECT_THAT(page.notes, ElementsAre(HasSubstr("too many parts")));
}

TEST(QueryLimits, WordsAndPhrasesBeyondAreSaidToBeLeftOut) {
  const TestIndex index(same_articles(1));
  EXPECT_THAT(index.search(many_words()).notes, IsEmpty());
  EXPECT_THAT(index.search(many_words() + " one more").notes,
              ElementsAre(HasSubstr("too many parts")));
  const auto phrase = [](size_t i) { return fmt::format("\"alpha {}\"", i % 900); };
  EXPECT_THAT(index.search(joined(kMaxQueryPhrases + 1, phrase)).notes,
              Contains(HasSubstr("too many parts")));
}

class ManyDates : public testing::Test {
 protected:
  static std::string day(size_t i) {
    return fmt::format("{}-{:02}-{:02}", 1990 + i % 30, 1 + i % 12, 1 + i % 28);
  }

  // From a day of the first years to one of the last.
  static std::string range(size_t i) {
    return fmt::format("date:{}..{}-{:02}-{:02}", day(i), 2020 + i % 5, 1 + i % 11, 1 + i % 27);
  }

  static std::vector<Article> articles() {
    std::vector<Article> articles;
    for (size_t i = 0; i < 500; ++i)
      articles.push_back(
          make_article("a" + std::to_string(i), "", "alpha bravo",
                       fmt::format("{}-{:02}-{:02}", 1980 + i % 50, 1 + i % 12, 1 + i % 28)));
    articles.push_back(make_article("month", "", "alpha", "2014-03"));
    articles.push_back(make_article("undated", "", "alpha"));
    return articles;
  }

  uint64_t count(const std::string& query) const {
    const ResultPage page = index_.search(query, {.count_only = true});
    EXPECT_TRUE(page.total_exact) << query.substr(0, 200);
    return page.total;
  }

  TestIndex index_{articles()};
};

TEST_F(ManyDates, FindWhatEachOfThemFinds) {
  const uint64_t dated = count("date:..2100");
  const uint64_t found = count(joined(1000, range, " OR "));
  EXPECT_EQ(found, count("date:1990-01-01..2024-11-27"));
  EXPECT_GT(found, 100U);
  EXPECT_LT(found, dated);
  EXPECT_EQ(count("alpha " + joined(1000, [](size_t i) { return "-" + range(i); })),
            count("alpha") - found);
  EXPECT_EQ(count("alpha AND NOT (" + joined(1000, range, " OR ") + ")"), count("alpha") - found);
  EXPECT_EQ(count(joined(100, range, " OR ") + " OR date:none"),
            count(joined(100, range, " OR ")) + 1);
}

// Two halves of a month don't say that a date in it that is no more precise is in one of them.
TEST_F(ManyDates, KeepTheirPrecision) {
  EXPECT_THAT(index_.ids("date:2014-03", {.limit = 100}), Contains("month"));
  EXPECT_THAT(
      index_.ids("date:2014-03-01..2014-03-15 OR date:2014-03-16..2014-03-31", {.limit = 100}),
      Not(Contains("month")));
}

TEST_F(ManyDates, AskForEachTermOnce) {
  const auto times = [&](const std::string& query) {
    const std::string asked = index_.search(query, {.explain = true}).xapian;
    size_t count = 0;
    for (size_t at = asked.find("Y2015"); at != asked.npos; at = asked.find("Y2015", at + 1))
      ++count;
    return count;
  };
  EXPECT_EQ(times(joined(1000, range, " OR ")), 1U);
  EXPECT_EQ(times("alpha " + joined(1000, [](size_t i) { return "-" + range(i); })), 1U);
}

}  // namespace
}  // namespace broadsheet
