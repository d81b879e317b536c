#include "indexer/documents/document_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

Article sample() {
  Article article;
  article.id = "wire-1";
  article.title = "Storms close harbour";
  article.text = "A storm closed the harbour. The harbour stays closed.";
  article.date = "2021-05-04T22:00:00-05:00";
  article.source = "Harbour Wire";
  article.author = "Rosa Tide; B. Ebb";
  article.section = "Local News";
  article.lang = "en";
  return article;
}

// All terms with their frequency, as "term:wdf".
std::vector<std::string> terms_of(const Xapian::Document& document) {
  std::vector<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    terms.push_back(*term + ":" + std::to_string(term.get_wdf()));
  return terms;
}

std::vector<Xapian::termpos> positions_of(const Xapian::Document& document,
                                          const std::string& wanted) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    if (*term == wanted) return {term.positionlist_begin(), term.positionlist_end()};
  return {};
}

TEST(DocumentBuilder, CountsTitleWordsThreeTimesAndTextWordsOnce) {
  DocumentBuilder builder(DocumentRules{});
  const auto terms = terms_of(builder.build(sample(), ""));
  EXPECT_THAT(terms, Contains("storm:4"));
  EXPECT_THAT(terms, Contains("harbour:5"));
  EXPECT_THAT(terms, Contains("close:5"));
  EXPECT_THAT(terms, Contains("the:2"));
  EXPECT_THAT(terms, Contains("Sstorm:1"));
  EXPECT_THAT(terms, Contains("Sharbour:1"));
  EXPECT_THAT(terms, Not(Contains("Sthe:1")));
}

TEST(DocumentBuilder, StartsEachArticleAtZero) {
  DocumentBuilder builder(DocumentRules{});
  const auto first = builder.build(sample(), "");
  const auto second = builder.build(sample(), "");
  EXPECT_EQ(terms_of(first), terms_of(second));
  EXPECT_EQ(first.get_value(slot(Slot::kSignature)), second.get_value(slot(Slot::kSignature)));
}

TEST(DocumentBuilder, AddsFieldsAsUnstemmedWordsAndExactTerms) {
  DocumentBuilder builder(DocumentRules{});
  const auto terms = terms_of(builder.build(sample(), "FILEKEY"));
  for (const char* term :
       {"Arosa:1", "Atide:1", "Aebb:1", "XSRCharbour:1", "XSRCwire:1", "XSEClocal:1", "XSECnews:1",
        "Len:0", "Qwire-1:0", "XFFILEKEY:0", "D20210504:0", "M202105:0", "Y2021:0"})
    EXPECT_THAT(terms, Contains(term));
}

TEST(DocumentBuilder, StoresDateLengthAndSource) {
  DocumentBuilder builder(DocumentRules{});
  const auto document = builder.build(sample(), "");
  EXPECT_EQ(document.get_value(slot(Slot::kDate)), "20210505030000") << "in UTC";
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(slot(Slot::kWords))), 12);
  EXPECT_EQ(document.get_value(slot(Slot::kSource)), "Harbour Wire");
}

TEST(DocumentBuilder, LeavesOutWhatTheArticleLacks) {
  DocumentBuilder builder(DocumentRules{});
  Article article;
  article.id = "x";
  article.text = "one";
  article.date = "some day";
  article.lang = "en";
  const auto document = builder.build(article, "");
  EXPECT_EQ(document.get_value(slot(Slot::kDate)), "");
  EXPECT_EQ(document.get_value(slot(Slot::kSource)), "");
  EXPECT_EQ(document.get_value(slot(Slot::kSignature)), "");
  EXPECT_THAT(terms_of(document), ElementsAre("Len:0", "Qx:0", "one:1"));
}

TEST(DocumentBuilder, SignsPairsOfTitleAndTextButNotAcrossThem) {
  DocumentBuilder builder(DocumentRules{});
  const auto signature = builder.build(sample(), "").get_value(slot(Slot::kSignature));
  const auto holds = [&](const char* first, const char* second) {
    return signature_contains(signature, pair_hash(term_hash(first), term_hash(second)));
  };
  EXPECT_TRUE(holds("storm", "close"));
  EXPECT_TRUE(holds("harbour", "the")) << "across sentences";
  EXPECT_TRUE(holds("stay", "close"));
  EXPECT_FALSE(holds("harbour", "a")) << "from the title into the text";
  EXPECT_FALSE(holds("close", "storm"));
}

TEST(DocumentBuilder, SignsPairsOfTextsLongerThanABlockOfTokens) {
  DocumentBuilder builder(DocumentRules{});
  Article article;
  article.lang = "en";
  for (int i = 0; i < 10000; ++i) article.text += "w" + std::to_string(i) + " ";
  const auto signature = builder.build(article, "").get_value(slot(Slot::kSignature));
  for (int i = 0; i + 1 < 10000; ++i)
    ASSERT_TRUE(signature_contains(signature, pair_hash(term_hash("w" + std::to_string(i)),
                                                        term_hash("w" + std::to_string(i + 1)))))
        << i;
}

TEST(DocumentBuilder, IndexesAndSignsWordsWithoutTheirAccentsToo) {
  DocumentBuilder builder(DocumentRules{});
  Article article;
  article.lang = "fr";
  article.text = "les intéressées arrivent";
  Analyzer analyzer("fr");
  std::vector<Token> tokens;
  analyzer.analyze(article.text, tokens);
  ASSERT_NE(tokens[1].alternative, kNoTerm) << "pick a word whose stem changes";
  const std::string plain(analyzer.term(tokens[1].alternative));
  const auto document = builder.build(article, "");
  EXPECT_THAT(terms_of(document), Contains(plain + ":1"));
  const auto signature = document.get_value(slot(Slot::kSignature));
  const uint32_t arrive = term_hash(analyzer.term(tokens[2].term));
  EXPECT_TRUE(signature_contains(signature, pair_hash(term_hash(plain), arrive)));
}

TEST(DocumentBuilder, StoresPositionsOnlyWhereTheIndexHasThem) {
  DocumentBuilder without(DocumentRules{});
  EXPECT_THAT(positions_of(without.build(sample(), ""), "harbour"), IsEmpty());
  DocumentBuilder with(DocumentRules{.positions = true, .dictionary = ""});
  const auto document = with.build(sample(), "");
  const Xapian::termpos text = 3 + kTextPositionGap;  // the title has three words
  EXPECT_THAT(positions_of(document, "harbour"), ElementsAre(3, text + 5, text + 7));
  EXPECT_THAT(positions_of(document, "Sharbour"), ElementsAre(3));
  EXPECT_EQ(document.get_value(slot(Slot::kSignature)), "");
  EXPECT_EQ(terms_of(document), terms_of(without.build(sample(), "")));
}

TEST(DocumentBuilder, NeverMakesATermThatXapianRefuses) {
  DocumentBuilder builder(DocumentRules{});
  Article article = sample();
  const std::string long_word(5000, 'w');
  article.id = article.title = article.text = article.source = article.author = long_word;
  const auto document = builder.build(article, std::string(300, 'k'));
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    EXPECT_LE((*term).size(), kMaxTermBytes);
}

TEST(SettleLanguage, PrefersTheArticlesOwnThenTheOptionThenDetection) {
  const struct {
    const char *own, *option, *text, *settled;
  } kCases[] = {
      {"fr", "de", "Short.", "fr"},
      {"en-GB", "", "Short.", "en-GB"},
      {"", "de", "Short.", "de"},
      {"klingon tongue", "de", "Short.", "de"},
      {"", "", "Short.", "en"},
      {"", "",
       "Die Regierung hat am Dienstag beschlossen, den Hafen für den Verkehr zu sperren, weil der "
       "Sturm noch stärker werden soll. Die Fischer warten auf besseres Wetter.",
       "de"},
  };
  for (const auto& c : kCases) {
    Article article;
    article.lang = c.own;
    article.text = c.text;
    settle_language(article, c.option);
    EXPECT_EQ(article.lang, c.settled) << c.own << '/' << c.option << '/' << c.text;
  }
}

}  // namespace
}  // namespace broadsheet
