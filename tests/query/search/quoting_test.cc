// Whatever an article says is found by quoting it, in any capitals.
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <random>

#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

struct Sample {
  std::string_view lang, title, text;
};

// Written for what makes analysis depend on capitals and neighbours: acronyms that are stop words,
// elisions, possessives, plurals of acronyms, headlines in capitals, letters whose case changes
// their number.
constexpr Sample kSamples[] = {
    {"en", "US PRESIDENT TELLS US WHO DID IT",
     "The US GDP grew, AT & T fell and IT firms told us so; WHO MPs' NGOs bought F-16s in the "
     "1990's.\n\nBE ON IT AT ONCE, SAID THE SIGN. A US-EU deal isn't Yahoo!'s; O'Brien's AND "
     "Xi'an's own. IN 2014 US"},
    {"de", "UN: MAN WILL DER BAHN AN DIE KASSE",
     "Die EU-Kommission und die US-Armee, so die NGOs, sagten Müllers Straße IM DEZEMBER zu. Das "
     "IT-Haus WAS hier; für ALL das gibt’s 3,5 Mio. Euro."},
    {"fr", "L'OTAN ET LES ÉTATS-UNIS ONT DIT NON",
     "L’armée d'Ukraine n'a qu'un choix, dit l'ONU aujourd'hui. Les USA ET LE G7 en 1990 : «c’est "
     "ça», À L'ÉTÉ."},
    {"es", "LA ONU NO VA A POR ELLOS",
     "El año pasado EE. UU. subió un 5,93 % según la OMS, y UN país dijo NO A TODO."},
    {"it", "L'UNIONE DELL'AQUILA NON C'È",
     "Un'altra volta dell’Unione, l'ha detto all'ONU; I DO e le NATO-basi."},
    {"pt", "O QUE A ONU DISSE AOS EUA",
     "A União não é só isso: o PIB subiu E AS ações caíram; d'água, ME disse."},
    {"nl", "OM DE VN IN 'S-GRAVENHAGE",
     "In 's-Hertogenbosch zegt de NAVO: we gaan OP tijd. Het zijn foto's van WE en de jaren '80."},
    {"ru", "США И ООН: ЧТО ДАЛЬШЕ",
     "Ёлка у МИД и НАТО стоит ПО соседству; в 1990-е ОНИ сказали нам всё."},
    {"sv", "EU OCH ALL VÄRLDENS ÅKARE",
     "Han sade DO till FN:s möte I dag, MEN inte om ÅR 2014 eller USA:s plan."},
};

// The words of a text as [begin, end), separated by white space.
std::vector<std::pair<size_t, size_t>> words_of(std::string_view text) {
  std::vector<std::pair<size_t, size_t>> words;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" \n", at);
    if (begin == text.npos) break;
    at = std::min(text.find_first_of(" \n", begin), text.size());
    words.emplace_back(begin, at);
  }
  return words;
}

enum class Capitals { kAsWritten, kLower, kUpper };

std::string written_in(Capitals capitals, std::string_view text) {
  icu::UnicodeString string = icu::UnicodeString::fromUTF8(std::string(text));
  if (capitals == Capitals::kLower) string.toLower(icu::Locale::getRoot());
  if (capitals == Capitals::kUpper) string.toUpper(icu::Locale::getRoot());
  std::string result;
  return string.toUTF8String(result);
}

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xC3 || (byte < 0x80 && std::isalnum(byte) != 0);
  });
}

class Quoting : public testing::TestWithParam<bool> {
 protected:
  static std::vector<Article> articles() {
    std::vector<Article> articles;
    for (const Sample& sample : kSamples) {
      Article article = make_article(std::string(sample.lang), std::string(sample.title),
                                     std::string(sample.text));
      article.lang = sample.lang;
      articles.push_back(std::move(article));
    }
    return articles;
  }

  const TestIndex index_{articles(), GetParam()};
};

TEST_P(Quoting, FindsWhatATextSaysInAnyCapitals) {
  constexpr int kSpans = 60;
  constexpr size_t kMostWords = 6;
  std::minstd_rand random(20140402);
  for (const Sample& sample : kSamples)
    for (const auto& [prefix, text] :
         {std::pair<std::string, std::string_view>{"", sample.text}, {"title:", sample.title}}) {
      const auto words = words_of(text);
      for (int i = 0; i < kSpans; ++i) {
        const size_t first = random() % words.size();
        const size_t last = std::min(first + random() % kMostWords, words.size() - 1);
        const std::string_view span =
            text.substr(words[first].first, words[last].second - words[first].first);
        if (!has_words(span)) continue;
        for (const Capitals capitals : {Capitals::kAsWritten, Capitals::kLower, Capitals::kUpper}) {
          const std::string query = prefix + '"' + written_in(capitals, span) + '"';
          const std::vector<std::string> ids = index_.ids(query);
          EXPECT_TRUE(std::ranges::find(ids, sample.lang) != ids.end())
              << sample.lang << " is not found by " << query;
        }
      }
    }
}

INSTANTIATE_TEST_SUITE_P(Indexes, Quoting, testing::Bool(), [](const auto& kind) {
  return kind.param ? "WithPositions" : "WithoutPositions";
});

std::vector<Article> capitals() {
  return {make_article("gdp", "Growth slows", "The US GDP grew by two per cent, he said."),
          make_article("steel", "Talks", "They signed a US-EU deal on steel on Monday."),
          make_article("visit", "US PRESIDENT ARRIVES IN LONDON", "The visit lasts three days."),
          make_article("shares", "Markets", "Shares of AT & T fell, but the others rose."),
          make_article("call", "Please call us", "Please call us, president or not, and tell us.")};
}

struct CapitalsCase {
  std::string_view query;
  std::vector<std::string> ids;
};

TEST(Capitals, TellCountriesFromPronounsWhereTheyCan) {
  const TestIndex index(capitals());
  const CapitalsCase cases[] = {
      {"\"US GDP\"", {"gdp"}},
      {"\"us gdp\"", {"gdp"}},
      {"US-EU", {"steel"}},
      {"us-eu", {"steel"}},
      {"\"AT & T\"", {"shares"}},
      {"\"US president\"", {"visit"}},
      {"title:US", {"visit"}},
      {"+US +president", {"visit"}},
      {"US", {"gdp", "steel", "visit"}},
      {"us", {"call", "visit"}},
      {"\"CALL US\"", {"call"}},
      {"\"US\"", {"call", "gdp", "steel", "visit"}},
      {"=US", {"gdp", "steel", "visit"}},
      {"\"Call us, president\"", {"call"}},
  };
  for (const auto& [query, expected] : cases) {
    std::vector<std::string> ids = index.ids(query);
    std::ranges::sort(ids);
    EXPECT_EQ(ids, expected) << query;
  }
}

TEST(Capitals, PluralsOfAcronymsAndDesignationsMeetTheirSingular) {
  const TestIndex index({make_article("plural", "x", "Two MPs and three F-16s were seen."),
                         make_article("singular", "x", "An MP saw an F-16."),
                         make_article("decade", "x", "In the 1990's rents rose."),
                         make_article("stray", "x", "The T-72's gun, Yahoo!'s and G7's hosts.")});
  const CapitalsCase cases[] = {
      {"MP", {"plural", "singular"}},
      {"MPs", {"plural", "singular"}},
      {"mps", {"plural"}},
      {"F-16", {"plural", "singular"}},
      {"F-16s", {"plural", "singular"}},
      {"\"1990's\"", {"decade"}},
      {"1990s", {"decade"}},
      {"1990", {}},
      {"G7", {"stray"}},
      {"T-72", {"stray"}},
      {"s", {}},
  };
  for (const auto& [query, expected] : cases) {
    std::vector<std::string> ids = index.ids(query);
    std::ranges::sort(ids);
    EXPECT_EQ(ids, expected) << query;
  }
}

}  // namespace
}  // namespace broadsheet
