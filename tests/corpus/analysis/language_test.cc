#include "corpus/analysis/language.h"

#include <gtest/gtest.h>

#include <memory>

#include "corpus/analysis/analyzer.h"

namespace broadsheet {
namespace {

TEST(Language, EveryLanguageHasAWorkingStemmer) {
  EXPECT_GE(languages().size(), 28u);
  for (const Language& language : languages()) EXPECT_NO_THROW(Analyzer(language.code));
}

TEST(Language, ReadsCodesInTheirUsualForms) {
  struct Case {
    std::string_view code, expected;
  };
  for (const auto& [code, expected] :
       {Case{"en", "en"}, Case{"EN", "en"}, Case{"en-GB", "en"}, Case{"de_AT", "de"},
        Case{"eng", "en"}, Case{"nb", "no"}, Case{"ja", "ja"}, Case{"", ""}})
    EXPECT_EQ(normalise_language(code), expected) << code;
}

TEST(Language, FindsALanguageByCode) {
  ASSERT_NE(language_of("de-CH"), nullptr);
  EXPECT_EQ(language_of("de-CH")->snowball, "german2");
  EXPECT_EQ(language_of("ja"), nullptr);
  EXPECT_EQ(language_of(""), nullptr);
}

TEST(Language, DetectsTheLanguageOfAText) {
  EXPECT_EQ(
      detect_language("",
                      "Der Bundestag hat am Donnerstag über das neue Gesetz zur Förderung "
                      "erneuerbarer Energien beraten und es mit großer Mehrheit beschlossen."),
      "de");
  EXPECT_EQ(detect_language("",
                            "Le gouvernement a annoncé jeudi une série de mesures destinées à "
                            "soutenir les agriculteurs touchés par la sécheresse de cet été."),
            "fr");
  EXPECT_EQ(detect_language("",
                            "The committee said on Thursday that it would publish its report on "
                            "the flooding of the river valley before the end of the year."),
            "en");
}

TEST(Language, TakesShortTextsForEnglish) {
  EXPECT_EQ(detect_language("Kurzmeldung", ""), "en");
  EXPECT_EQ(detect_language("", ""), "en");
}

TEST(Language, IsNotMisledByAFewEnglishWords) {
  EXPECT_EQ(detect_language("The Voice of the Sea",
                            "Das Orchester spielte am Abend das Stück \"The Voice of the Sea\" von "
                            "einer jungen Komponistin, die es für den Hafen geschrieben hat. Das "
                            "Publikum war begeistert und verlangte nach einer Zugabe, doch die "
                            "Musiker mussten den letzten Zug nach Hause nehmen."),
            "de");
}

TEST(Language, SurvivesTextsThatAreCutOrMalformed) {
  for (const char* piece : {"é", "日", "\xf0\x9f\x98\x80", "\xe6\x97", "\xff", "\xc3"}) {
    for (size_t shift = 0; shift < 5; ++shift) {
      std::string text(shift, 'a');
      while (text.size() < 3000) text += piece;
      EXPECT_NE(detect_language(text, text), "");
    }
  }
}

TEST(Language, KnowsStopWords) {
  EXPECT_TRUE(is_stop_word("en", "the"));
  EXPECT_TRUE(is_stop_word("en", "don't"));
  EXPECT_TRUE(is_stop_word("fr", "été"));
  EXPECT_FALSE(is_stop_word("en", "nato"));
  EXPECT_FALSE(is_stop_word("xx", "the"));
}

}  // namespace
}  // namespace broadsheet
