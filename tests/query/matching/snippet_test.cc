#include "query/matching/snippet.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/text/utf8.h"
#include "query/language/parser.h"
#include "query/matching/fragment.h"
#include "query/terms/query_analysis.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

std::vector<Fragment> snippet(std::string_view query, std::string_view text,
                              const SnippetOptions& options = {}) {
  AnalyzerSet analyzers;
  const Xapian::WritableDatabase empty("", Xapian::DB_BACKEND_INMEMORY);
  const MatchTree tree = analyze_query(parse_query(query, "20240515"), empty, {{"en"}}, analyzers);
  Matcher matcher(tree, analyzers);
  ArticleText article;
  article.text = text;
  article.lang = "en";
  std::vector<MatchSpan> spans;
  matcher.match(article, &spans);
  const std::vector<double> weights(tree.sets.size(), 1.0);
  return make_snippet(text, spans, weights, options);
}

// The fragments with brackets around the highlights, separated by " ... ".
std::string shown(const std::vector<Fragment>& fragments) {
  std::string result;
  for (const Fragment& fragment : fragments) {
    if (!result.empty()) result += " ... ";
    size_t at = 0;
    for (const Highlight& highlight : fragment.highlights) {
      result += fragment.excerpt.substr(at, highlight.begin - at) + "[" +
                fragment.excerpt.substr(highlight.begin, highlight.end - highlight.begin) + "]";
      at = highlight.end;
    }
    result += fragment.excerpt.substr(at);
  }
  return result;
}

constexpr std::string_view kStory =
    "The river rose on Monday. Nobody in the town had seen the like. Farmers moved their herds to "
    "the hills before dawn. A bridge near the mill gave way at noon. The mayor asked the army for "
    "help. Soldiers filled sandbags through the night. On Friday the water fell at last.";

TEST(Snippet, ShowsWholeSentencesWithTheirHits) {
  EXPECT_EQ(shown(snippet("bridge", kStory, {.length = 70, .fragments = 1})),
            "A [bridge] near the mill gave way at noon.");
}

TEST(Snippet, FillsTheRoomWithTheSentencesThatFollow) {
  EXPECT_EQ(shown(snippet("bridge", kStory, {.length = 90, .fragments = 1})),
            "A [bridge] near the mill gave way at noon. The mayor asked the army for help.");
}

TEST(Snippet, FillsTheRoomWhereSentencesStandWithoutSpaces) {
  EXPECT_EQ(shown(snippet("東京", "東京で会議。新聞が報じた。", {.length = 60, .fragments = 1})),
            "[東京]で会議。新聞が報じた。");
}

TEST(Snippet, TakesASecondFragmentForTheWordsThatTheFirstLacks) {
  EXPECT_EQ(shown(snippet("river sandbags", kStory, {.length = 100, .fragments = 2})),
            "The [river] rose on Monday. ... Soldiers filled [sandbags] through the night.");
}

TEST(Snippet, PrefersThePhraseToItsWordsApart) {
  const std::string text = "An office and a liaison met. Later the liaison office opened. The end.";
  EXPECT_EQ(shown(snippet("\"liaison office\"", text, {.length = 40, .fragments = 1})),
            "Later the [liaison office] opened.");
}

TEST(Snippet, ShowsTheBeginningWhenOnlyTheTitleMatched) {
  EXPECT_EQ(shown(snippet("absent", kStory, {.length = 30, .fragments = 2})), "The river rose on");
}

TEST(Snippet, JoinsFragmentsThatFollowOneAnother) {
  const std::vector<Fragment> fragments =
      snippet("mill mayor", kStory, {.length = 200, .fragments = 2});
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_NE(shown(fragments).find("[mill]"), std::string::npos);
  EXPECT_NE(shown(fragments).find("[mayor]"), std::string::npos);
}

TEST(Snippet, SaysWhereTextWasLeftOut) {
  const std::vector<Fragment> fragments = snippet("bridge", kStory, {.length = 70, .fragments = 1});
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_TRUE(fragments[0].cut_before);
  EXPECT_TRUE(fragments[0].cut_after);
  const std::vector<Fragment> all = snippet("bridge", kStory, {.length = 1000, .fragments = 1});
  EXPECT_FALSE(snippet("river", "The river.", {})[0].cut_before);
  EXPECT_FALSE(snippet("river", "The river.", {})[0].cut_after);
  EXPECT_FALSE(all[0].cut_after);
}

TEST(Snippet, CutsALongSentenceAtWordsAroundItsHits) {
  std::string text = "Start";
  for (int i = 0; i < 100; ++i) text += " filler";
  text += " needle";
  for (int i = 0; i < 100; ++i) text += " filler";
  const std::vector<Fragment> fragments = snippet("needle", text, {.length = 60, .fragments = 1});
  ASSERT_EQ(fragments.size(), 1u);
  ASSERT_EQ(fragments[0].highlights.size(), 1u);
  EXPECT_TRUE(fragments[0].excerpt.starts_with("filler"));
  EXPECT_TRUE(fragments[0].excerpt.ends_with("filler"));
}

TEST(Snippet, CountsOffsetsInCodePoints) {
  const std::string text = "Ééé. Über Kyiv sprach er.";
  const std::vector<Fragment> fragments = snippet("kyiv", text, {.length = 30, .fragments = 1});
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_EQ(fragments[0].start, 5u);
  ASSERT_EQ(fragments[0].highlights.size(), 1u);
  EXPECT_EQ(fragments[0].highlights[0].first, 10u);
  EXPECT_EQ(fragments[0].highlights[0].last, 14u);
}

// The length limit is hard, fragments lie in order without overlap, highlights within them.
TEST(Snippet, KeepsItsLimitsOnAnyText) {
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {"kyiv", "nato", "é",  "東京", ". ",
                                          " ",    "\n\n", "\n", "Mr.",  "xxxxxxxxxxxxxxxxxxxx",
                                          "\xFF", "!"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 120; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    const SnippetOptions options{.length = random() % 200, .fragments = random() % 4};
    const std::vector<Fragment> fragments = snippet("kyiv \"nato kyiv\"", text, options);
    EXPECT_LE(fragments.size(), options.fragments);
    size_t characters = 0;
    size_t last_end = 0;
    for (const Fragment& fragment : fragments) {
      characters += count_characters(fragment.excerpt) + 1 + 2;
      EXPECT_GE(fragment.start, last_end);
      last_end = fragment.end;
      EXPECT_EQ(fragment.end - fragment.start, count_characters(fragment.excerpt));
      size_t last = 0;
      for (const Highlight& highlight : fragment.highlights) {
        EXPECT_GE(highlight.begin, last);
        EXPECT_LT(highlight.begin, highlight.end);
        EXPECT_LE(highlight.end, fragment.excerpt.size());
        last = highlight.end;
      }
    }
    if (!fragments.empty()) {
      EXPECT_LE(characters, options.length);
    }
  }
}

TEST(Snippet, IsQuickOnATextWithoutEnd) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "kyiv ";
  EXPECT_EQ(snippet("kyiv", text, {.length = 300, .fragments = 3}).empty(), false);
}

}  // namespace
}  // namespace broadsheet
