#include "corpus/analysis/language.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/analysis/stop_words.h"
#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

// Dutch and German take the newer algorithms that only Xapian carries: Snowball 3 made them the
// language's own ("Mueller" meets "Müller"; Dutch compounds and plurals come out right).
constexpr Language kLanguages[] = {
    {"ar", "Arabic", "arabic"},         {"ca", "Catalan", "catalan"},
    {"da", "Danish", "danish"},         {"de", "German", "german2"},
    {"el", "Greek", "greek"},           {"en", "English", "english"},
    {"es", "Spanish", "spanish"},       {"eu", "Basque", "basque"},
    {"fi", "Finnish", "finnish"},       {"fr", "French", "french"},
    {"ga", "Irish", "irish"},           {"hi", "Hindi", "hindi"},
    {"hu", "Hungarian", "hungarian"},   {"hy", "Armenian", "armenian"},
    {"id", "Indonesian", "indonesian"}, {"it", "Italian", "italian"},
    {"lt", "Lithuanian", "lithuanian"}, {"ne", "Nepali", "nepali"},
    {"nl", "Dutch", "kraaij_pohlmann"}, {"no", "Norwegian", "norwegian"},
    {"pt", "Portuguese", "portuguese"}, {"ro", "Romanian", "romanian"},
    {"ru", "Russian", "russian"},       {"sr", "Serbian", "serbian"},
    {"sv", "Swedish", "swedish"},       {"ta", "Tamil", "tamil"},
    {"tr", "Turkish", "turkish"},       {"yi", "Yiddish", "yiddish"},
};
static_assert(std::ranges::is_sorted(kLanguages, {}, &Language::code));

// Below this, CLD2 guesses; English is the better bet.
constexpr size_t kMinDetectBytes = 80;
// Longer samples cost more and told no better on 47,673 English articles.
constexpr size_t kMaxDetectBytes = 512;

// The beginning of a text, up to that many bytes, cut between two characters: CLD2 reads past the
// end of half a character, and can crash.
std::string_view beginning(std::string_view text, size_t bytes) {
  return text.substr(0, character_boundary(text, bytes));
}

// Frequent words that no other language has, or hardly ever. Sorted.
constexpr std::array<std::string_view, 18> kEnglishWords = {
    "and", "are",   "been", "from", "has", "have", "his",  "of",    "that",
    "the", "their", "they", "this", "to",  "was",  "were", "which", "with"};
static_assert(std::ranges::is_sorted(kEnglishWords));

// A text in which every eighth word is one of those is English, and CLD2 needn't be asked: so two
// thirds of English articles cost a tenth less to index.
constexpr size_t kFewestEnglishWords = 6;
constexpr size_t kEnglishPart = 8;

bool is_surely_english(std::string_view sample) {
  size_t words = 0, english = 0;
  std::string word;
  for (size_t at = 0; at < sample.size(); ++at) {
    for (word.clear(); at < sample.size() && ascii::is_letter(sample[at]); ++at)
      word += ascii::lower(sample[at]);
    if (word.empty()) continue;
    ++words;
    english += std::ranges::binary_search(kEnglishWords, std::string_view(word));
  }
  return english >= kFewestEnglishWords && english * kEnglishPart >= words;
}

using StopWords = std::map<std::string_view, std::set<std::string_view>, std::less<>>;

const StopWords& stop_words() {
  static const StopWords kWords = [] {
    StopWords words;
    for (const StopWordList& list : stop_word_lists())
      words[list.lang].insert(list.words.begin(), list.words.end());
    return words;
  }();
  return kWords;
}

// CLD2's codes that differ from the ISO 639-1 codes that we use.
std::string_view canonical_code(std::string_view code) {
  constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
      {"nb", "no"}, {"nn", "no"}, {"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"zh-Hant", "zh"}};
  for (const auto& [alias, canonical] : kAliases)
    if (alias == code) return canonical;
  return code;
}

}  // namespace

std::span<const Language> languages() { return kLanguages; }

const Language* language_of(std::string_view code) {
  const std::string normalised = normalise_language(code);
  const auto* found =
      std::ranges::lower_bound(kLanguages, std::string_view(normalised), {}, &Language::code);
  return found != std::end(kLanguages) && found->code == normalised ? found : nullptr;
}

std::string normalise_language(std::string_view code) {
  char language[ULOC_LANG_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      uloc_getLanguage(std::string(code).c_str(), language, sizeof language, &status);
  if (U_FAILURE(status) || length < 2 || length > 3) return "";
  return std::string(canonical_code(std::string_view(language, static_cast<size_t>(length))));
}

std::string stated_language(std::string_view code_or_name) {
  std::string code = normalise_language(code_or_name);
  if (!code.empty()) return code;
  std::string name(code_or_name);  // in capitals, as CLD2 has it
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  const CLD2::Language language = CLD2::GetLanguageFromName(name.c_str());
  if (language == CLD2::UNKNOWN_LANGUAGE) return "";
  return normalise_language(CLD2::LanguageCode(language));
}

bool is_stop_word(std::string_view lang, std::string_view word) {
  const auto list = stop_words().find(lang);
  return list != stop_words().end() && list->second.contains(word);
}

std::string detect_language(std::string_view title, std::string_view text) {
  std::string sample(beginning(title, kMaxDetectBytes));
  sample += '\n';
  sample += beginning(text, kMaxDetectBytes);
  if (sample.size() < kMinDetectBytes || is_surely_english(sample)) return "en";
  bool reliable = false;
  int valid_bytes = 0;
  const CLD2::Language language =
      CLD2::DetectLanguageCheckUTF8(sample.data(), static_cast<int>(sample.size()),
                                    /*is_plain_text=*/true, &reliable, &valid_bytes);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "en";
  std::string code = normalise_language(CLD2::LanguageCode(language));
  return code.empty() ? "en" : code;
}

}  // namespace broadsheet
