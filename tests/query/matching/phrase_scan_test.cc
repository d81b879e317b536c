#include "query/matching/phrase_scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "query/matching/matcher.h"
#include "query/terms/match_tree.h"
#include "query/terms/query_analysis.h"

namespace broadsheet {
namespace {

std::vector<FirstBytes> initials(std::string_view letters) {
  std::vector<FirstBytes> words;
  for (const char letter : letters) words.emplace_back().set(static_cast<size_t>(letter));
  return words;
}

std::string places(std::string_view letters, std::string_view text) {
  const PhraseInitials phrase(initials(letters));
  PhraseScan scan(phrase, text);
  std::string found;
  for (TextPlace place{}; scan.next(place);)
    found += std::to_string(place.begin) + "-" + std::to_string(place.end) + " ";
  return scan.gave_up() ? found + "?" : found;
}

TEST(PhraseScan, FindsPlacesByFirstLetters) {
  struct Case {
    const char* letters;
    const char* text;
    const char* expected;
  };
  for (const Case& c :
       std::vector<Case>{{"rl", "the Red line, a red\n- Lion", "4-9 16-23 "},
                         {"rl", "red new line", ""},
                         {"rl", "x'red line", "2-7 "},
                         {"dg", "don't go", "0-7 "},  // one word before "go", or two
                         {"tg", "don't go", "4-7 "},
                         {"ug", "U.S. gains", "0-6 "},
                         {"rl", "red\xC2\xA0line", "0-6 "},
                         {"rl", "red \xC3\xA9lan", "0-6 "},   // accents may fall away
                         {"rl", "r\xC3\xA9lan lan", "0-8 "},  // no word begins within a word
                         {"rl", "\xE2\x80\x9Cred\xE2\x80\x9D line", "3-11 "},
                         {"rl", "red \xE6\x9D\xB1 line", "?"},
                         {"aaa", "a a a a", "0-5 2-7 "}})
    EXPECT_EQ(places(c.letters, c.text), c.expected) << c.text;
}

// Whatever the text, a matcher that may stop at the first place says what one that collects every
// place says.
TEST(PhraseScan, NeverChangesWhatMatches) {
  constexpr std::string_view kPieces[] = {"red",
                                          "line",
                                          "Red",
                                          "LINE",
                                          "US",
                                          "U.S.",
                                          "us",
                                          "don't",
                                          "l'",
                                          "é",
                                          " ",
                                          " ",
                                          " ",
                                          " ",
                                          " ",
                                          ", ",
                                          ". ",
                                          "-",
                                          "&",
                                          "東京",
                                          "\n",
                                          "1,000",
                                          "1",
                                          "C++",
                                          "#",
                                          "\xE2\x80\x99",
                                          "\xE2\x80\x94",
                                          "\xFF",
                                          "élan",
                                          "lines",
                                          "x",
                                          "'s",
                                          "\xC2\xA0",
                                          "\xC2\xAD",
                                          "\xCC\x81",
                                          "the",
                                          "THE",
                                          "IT"};
  std::mt19937 random(5);
  const auto piece = [&] { return std::string(kPieces[random() % std::size(kPieces)]); };
  AnalyzerSet analyzers;
  const Xapian::Database db("", Xapian::DB_BACKEND_INMEMORY);
  size_t matches = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string phrase;
    for (size_t i = 2 + random() % 4; i > 0; --i) phrase += piece();
    Node root{.kind = NodeKind::kGroup};
    root.children.push_back({.kind = NodeKind::kPhrase, .text = phrase});
    const char* const lang = random() % 4 == 0 ? "fr" : "en";
    const MatchTree tree = analyze_query(root, db, {{lang}}, analyzers);
    std::string text;
    for (size_t i = random() % 60; i > 0; --i) text += piece();
    if (random() % 2 == 0) text.insert(text.rfind(' ', text.size() / 2) + 1, phrase);
    Matcher matcher(tree, analyzers);
    const ArticleText article{"", "", text, "", "", "", "", lang};
    std::vector<MatchSpan> spans;
    const bool found = matcher.match(article, &spans);
    matches += found;
    ASSERT_EQ(matcher.match(article), found) << phrase << "\n" << text;
  }
  EXPECT_GT(matches, 1000u);
}

}  // namespace
}  // namespace broadsheet
