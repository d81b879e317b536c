#include "corpus/analysis/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/case_name.h"

namespace broadsheet {
namespace {

// "term" or "term/alternative", separated by spaces.
std::string terms(std::string_view lang, std::string_view text) {
  Analyzer analyzer(lang);
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::string result;
  for (const Token& token : tokens) {
    if (!result.empty()) result += ' ';
    result += analyzer.term(token.term);
    if (token.alternative != kNoTerm) result += "/" + std::string(analyzer.term(token.alternative));
  }
  return result;
}

// The words as they stand in the text, separated by "|".
std::string spans(std::string_view lang, std::string_view text) {
  Analyzer analyzer(lang);
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::string result;
  for (const Token& token : tokens) {
    if (!result.empty()) result += '|';
    result += text.substr(token.start, token.length);
  }
  return result;
}

struct Case {
  std::string_view lang;
  std::string_view text;
  std::string_view terms;
};

class AnalyzerTable : public testing::TestWithParam<Case> {};

std::string name_of(const testing::TestParamInfo<Case>& info) {
  return case_name(info.index, info.param.text);
}

TEST_P(AnalyzerTable, MakesTheseTerms) {
  EXPECT_EQ(terms(GetParam().lang, GetParam().text), GetParam().terms) << GetParam().text;
}

constexpr Case kContractions[] = {
    {"en", "don't we'll they've I'm", "don't we'll they'v i'm"},
    {"en", "don’t", "don't"},
    {"en", "O'Brien o'clock Xi'an Qur'an", "obrien oclock xian quran"},
    {"fr", "l'OTAN d'Ukraine qu’il aujourd'hui", "l otan d ukrain qu il aujourdhui"},
    {"it", "dell'Unione un'altra", "dell union un altra"},
    {"en", "L'Aquila and D'Souza", "l aquila and d souza"},
};
INSTANTIATE_TEST_SUITE_P(Contractions, AnalyzerTable, testing::ValuesIn(kContractions), name_of);

constexpr Case kPossessives[] = {
    {"en", "Ukraine's", "ukrain"},
    {"en", "Ukraine’s", "ukrain"},
    {"en", "the ministers' plan", "the minist plan"},
    {"en", "Bell's all's", "bell all"},
    {"de", "Merkel's", "merkel"},
    {"en", "the T-72's gun and G7's hosts", "the t 72/72s gun and g7/g7s host"},
    {"en", "Yahoo!'s (Lib Dem)’s “Titanic”'s U.S.'s", "yahoo lib dem titan us."},
    {"nl", "naar 's-Hertogenbosch ('s-Gravenhage)", "naar s hertonbosch s gravenhag"},
};
INSTANTIATE_TEST_SUITE_P(Possessives, AnalyzerTable, testing::ValuesIn(kPossessives), name_of);

constexpr Case kEmoji[] = {
    {"en", "We won🎉today", "we won 🎉 today"},
    {"en", "🎉🎉 🎊", "🎉 🎉 🎊"},
    {"en", "👍🏽 👍 ❤️ ❤", "👍 👍 ❤ ❤"},
    {"en", "🤷🏽‍♀️ 🤷‍♂️ 🤷", "🤷 🤷 🤷"},
    {"en", "👩🏽‍🚒 👨‍👩‍👧 🏳️‍🌈",
     "👩‍🚒 👨‍👩‍👧 🏳‍🌈"},
    {"en", "🇺🇦🇵🇱 🇺", "🇺🇦 🇵🇱 🇺"},
    {"en", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F 🏴",
     "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F 🏴"},
    {"ja", "祝🎉日本🈁", "祝 🎉 日本 本 🈁"},
    {"en", "👍\u200D 👍\u200Dx", "👍 👍 x"},
    // Signs that are writing part words, as before.
    {"en", "Windows™ 10 ©2014 NATO® x→y ▶ ★ ‼", "window 10 2014 nato x y"},
    {"en", "1️⃣ #1 *", "1⃣ 1"},
};
INSTANTIATE_TEST_SUITE_P(Emoji, AnalyzerTable, testing::ValuesIn(kEmoji), name_of);

constexpr Case kHyphens[] = {
    {"en", "air-to-air EU-wide", "air to air eu wide"},
    {"en", "Al-Qaeda F-16", "al qaeda f 16"},
    {"en", "co\u00ADoperation", "cooper"},  // soft hyphen
    {"en", "snake_case either/or", "snake case either or"},
};
INSTANTIATE_TEST_SUITE_P(Hyphens, AnalyzerTable, testing::ValuesIn(kHyphens), name_of);

constexpr Case kNumbers[] = {
    {"en", "155,221 5.93 1,780", "155221 5.93 1780"},
    {"en", "1.234.567 1,234,567.89", "1234567 1234567.89"},
    {"en", "1,5 0,123 12,34", "1,5 0,123 12,34"},
    {"en", "12:30 1987-02-26 10.12.2014", "12 30 1987 02 26 10.12.2014"},
    {"en", "3rd G7 $5.93 50%", "3rd g7 5.93 50"},
    {"en", "end.5 1, 2", "end 5 1 2"},
    {"en", "the 1990s, 1990's, '80s and 80's", "the 1990s 1990s 80s and 80s"},
    {"en", "F-16s AK-47s 747s F-16", "f 16/16s ak 47/47s 747/747s f 16"},
    {"en", "an iPhone 5s, x86s", "an iphon 5s x86/x86s"},
    {"ar", "\u0663\u0664", "34"},  // Arabic-Indic digits
};
INSTANTIATE_TEST_SUITE_P(Numbers, AnalyzerTable, testing::ValuesIn(kNumbers), name_of);

constexpr Case kAcronyms[] = {
    {"en", "U.S. troops", "us. troop"},
    {"en", "the U.S.-led force", "the us. led forc"},
    {"en", "U.N. and UN, N.A.T.O. and NATO", "un. and un. nato and nato"},
    {"en", "J.K. Rowling", "jk rowl"},
    {"en", "e.g. 5 p.m. on", "eg 5 pm on"},
    {"en", "plan B.The end", "plan b the end"},
    {"de", "die U.S. Armee", "die us. arme"},
};
INSTANTIATE_TEST_SUITE_P(Acronyms, AnalyzerTable, testing::ValuesIn(kAcronyms), name_of);

constexpr Case kPlurals[] = {
    {"en", "MPs NGOs MP", "mp/mps ngo/ngos mp"},
    {"de", "die NGOs", "die ngo/ngos"},
    {"en", "Ms PhDs Ads", "ms phds ad"},
    {"en", "the MPs' vote", "the mp/mps vote"},
};
INSTANTIATE_TEST_SUITE_P(Plurals, AnalyzerTable, testing::ValuesIn(kPlurals), name_of);

constexpr Case kCapitals[] = {
    {"en", "The US told us", "the us. told us"},
    {"en", "the WHO and who", "the who. and who"},
    {"en", "an IT firm did it", "an it. firm did it"},
    {"en", "the WHO's report", "the who. report"},
    {"en", "THEY TOLD US", "they/they. told us/us."},
    {"en", "US PRESIDENT", "us/us. presid"},
    {"en", "AT & T fell", "at. t fell"},
    {"en", "It is Us", "it is us"},
    {"en", "US", "us."},
    {"fr", "un vote", "un vot"},
    {"en", "I saw A", "i saw a"},
    {"fr", "l'armée US a dit", "l arme us. a dit"},
};
INSTANTIATE_TEST_SUITE_P(Capitals, AnalyzerTable, testing::ValuesIn(kCapitals), name_of);

constexpr Case kAddresses[] = {
    {"en", "john.doe@example.org", "john doe exampl org"},
    {"en", "http://www.bbc.co.uk/news?id=12", "http www bbc co uk news id 12"},
    {"en", "@user #hashtag", "user hashtag"},
};
INSTANTIATE_TEST_SUITE_P(Addresses, AnalyzerTable, testing::ValuesIn(kAddresses), name_of);

constexpr Case kSymbols[] = {
    {"en", "AT&T R&D S&P", "at&t r&d s&p"},
    {"en", "Marks&Spencer", "mark spencer"},
    {"en", "C++ and C# in C.", "c++ and c# in c"},
};
INSTANTIATE_TEST_SUITE_P(Symbols, AnalyzerTable, testing::ValuesIn(kSymbols), name_of);

constexpr Case kFolding[] = {
    {"en", "Müller MÜLLER muller", "muller muller muller"},
    {"en", "Łódź Ærø Straße", "lodz aero strass"},
    {"en", "ﬁnance ＮＡＴＯ", "financ nato"},
    {"fr", "Crimée crimee", "crim/crime crime"},
    {"es", "elección", "eleccion"},
    {"de", "Müller Mueller Muller", "mull mull mull"},
    {"ru", "ёлка елка йод", "елк елк йод"},
    {"el", "Αθήνα αθηνα", "αθην αθην"},
};
INSTANTIATE_TEST_SUITE_P(Folding, AnalyzerTable, testing::ValuesIn(kFolding), name_of);

constexpr Case kBigrams[] = {
    {"ja", "東京都", "東京 京都 都"},     {"ja", "日", "日"},
    {"ja", "NATOの日", "nato の日 日"},   {"ko", "한국어", "한국 국어 어"},
    {"th", "กรุงเทพ", "กรุ รุง งเ เท ทพ พ"},
};
INSTANTIATE_TEST_SUITE_P(Bigrams, AnalyzerTable, testing::ValuesIn(kBigrams), name_of);

TEST(Analyzer, TakesAnEmojiWithWhatBelongsToItAsOneWord) {
  EXPECT_EQ(spans("en", "a👩🏽‍🚒❤️b🇺🇦c"),
            "a|👩🏽‍🚒|❤️|b|🇺🇦|c");
}

TEST(Analyzer, SpansAreTheWordsAsWritten) {
  EXPECT_EQ(spans("en", "“Ukraine’s” U.S. troops, l’OTAN"), "Ukraine’s|U.S.|troops|l|OTAN");
  EXPECT_EQ(spans("ja", "東京都"), "東京|京都|都");
}

TEST(Analyzer, TellsTheCaseOfAWord) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze("orders Orders ORDERS iPhone 42 A US's", tokens);
  std::vector<CaseClass> classes;
  for (const Token& token : tokens) classes.push_back(token.capitals);
  EXPECT_THAT(classes, testing::ElementsAre(CaseClass::kLower, CaseClass::kCapitalised,
                                            CaseClass::kUpper, CaseClass::kMixed, CaseClass::kNone,
                                            CaseClass::kCapitalised, CaseClass::kUpper));
}

TEST(Analyzer, MarksStopWordsOfItsLanguage) {
  Analyzer english("en");
  std::vector<Token> tokens;
  english.analyze("The die", tokens);
  EXPECT_TRUE(tokens[0].stop);
  EXPECT_FALSE(tokens[1].stop);
  Analyzer german("de");
  tokens.clear();
  german.analyze("The die", tokens);
  EXPECT_FALSE(tokens[0].stop);
  EXPECT_TRUE(tokens[1].stop);
}

TEST(Analyzer, OnlyFoldsWithoutALanguage) {
  EXPECT_EQ(terms("", "Reuters News"), "reuters news");
  EXPECT_EQ(terms("xx", "Orders"), "orders");
}

TEST(Analyzer, CutsEndlessWords) {
  const std::string word(100'000, 'x');
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze(word + " end", tokens);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].length, word.size());
  EXPECT_EQ(analyzer.term(tokens[0].term).size(), 128u);
}

TEST(Analyzer, KeepsGivingTheSameTermsAfterTrimming) {
  Analyzer analyzer("en");
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 250'000; ++i) {
      std::vector<Token> tokens;
      analyzer.analyze("w" + std::to_string(round) + "x" + std::to_string(i), tokens);
    }
    analyzer.trim();
  }
  std::vector<Token> tokens;
  analyzer.analyze("orders", tokens);
  EXPECT_EQ(analyzer.term(tokens[0].term), "order");
  EXPECT_LT(analyzer.term_limit(), 500'000u);
}

TEST(Analyzer, StemsThroughItsCacheAsSnowballDoes) {
  Analyzer french("fr");
  EXPECT_EQ(french.stem("continuité"), "continu");
  EXPECT_EQ(french.stem("continuité"), "continu");
  Analyzer russian("ru");
  EXPECT_EQ(russian.stem("важнейшими"), "важн");
}

TEST(Analyzer, InternsATermUnderTheIdThatItHasInTexts) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze("orders", tokens);
  EXPECT_EQ(analyzer.intern("order"), tokens[0].term);
}

TEST(Analyzer, PassesOverWordsThatCannotBeATermLookedFor) {
  Analyzer analyzer("en");
  const std::string text = "Orders O'Brien the élan Élan 155,221 U.S. US orders ever";
  const std::vector<std::string_view> terms = {"order", "elan", "us."};
  std::vector<Token> all;
  analyzer.analyze(text, all);
  std::vector<Token> some;
  analyzer.analyze(text, analyzer.first_bytes_of(terms), [&](std::span<const Token> block) {
    some.insert(some.end(), block.begin(), block.end());
  });
  ASSERT_EQ(some.size(), all.size());
  size_t passed_over = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(some[i].start, all[i].start);
    EXPECT_EQ(some[i].length, all[i].length);
    if (some[i].term == kNoTerm) {
      ++passed_over;
      EXPECT_THAT(terms, testing::Not(testing::Contains(analyzer.term(all[i].term))));
    } else {
      EXPECT_EQ(some[i].term, all[i].term);
    }
  }
  EXPECT_EQ(passed_over, 2u);  // "the" and "155,221"
}

TEST(Analyzer, LooksAtEveryWordWhereStemmingTakesPrefixes) {
  Analyzer dutch("nl");
  EXPECT_TRUE(dutch.first_bytes_of(std::vector<std::string_view>{"werk"}).all());
}

// Spans lie within the text, in order, for any bytes, and every block boundary is crossed unharmed.
TEST(Analyzer, TakesAnyBytes) {
  std::mt19937 random(42);
  constexpr std::string_view kPieces[] = {
      "a",  "B", "9", ".",  ",", "'",        "’",    "&",        "+", "#",    " ",
      "\n", "é", "ß", "東", "ก", "\xCC\x81", "\xFF", "\xE2\x80", "-", "U.S.", "\xF0\x9F\x98\x80"};
  Analyzer analyzer("en");
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const size_t pieces = random() % 40;
    for (size_t p = 0; p < pieces; ++p) text += kPieces[random() % std::size(kPieces)];
    std::vector<Token> tokens;
    analyzer.analyze(text, tokens);
    size_t last = 0;
    for (const Token& token : tokens) {
      EXPECT_GE(token.start, last);
      EXPECT_GT(token.length, 0u);
      EXPECT_LE(token.start + token.length, text.size());
      last = token.start;
    }
  }
  std::string lots;
  for (int i = 0; i < 10'000; ++i) lots += "word ";
  std::vector<Token> tokens;
  analyzer.analyze(lots, tokens);
  EXPECT_EQ(tokens.size(), 10'000u);
}

}  // namespace
}  // namespace broadsheet
