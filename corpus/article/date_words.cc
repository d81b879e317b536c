#include "corpus/article/date_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// The languages that have a stemmer. Of two with one word for different months the first counts.
constexpr const char* kLocales[] = {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "sv",
                                    "da", "nb", "fi", "hu", "ro", "tr", "ca", "el", "ar",
                                    "eu", "ga", "hi", "hy", "id", "lt", "ne", "sr", "ta"};

struct Number {
  std::string_view name;
  int value;
};

// What CLDR doesn't have.
constexpr Number kMoreMonths[] = {
    {"sept", 9},      {"jänner", 1}, {"feber", 2}, {"mrz", 3},  {"juil", 7}, {"okt", 10},
    {"setiembre", 9}, {"dez", 12},   {"ene", 1},   {"abr", 4},  {"ago", 8},  {"dic", 12},
    {"янв", 1},       {"фев", 2},    {"мар", 3},   {"апр", 4},  {"июн", 6},  {"июл", 7},
    {"авг", 8},       {"сен", 9},    {"окт", 10},  {"ноя", 11}, {"дек", 12}};

constexpr Number kZones[] = {
    {"z", 0},       {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"wet", 0},    {"west", 60},
    {"bst", 60},    {"cet", 60},   {"mez", 60},   {"cest", 120}, {"mesz", 120}, {"eet", 120},
    {"eest", 180},  {"msk", 180},  {"sast", 120}, {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"akst", -540},
    {"akdt", -480}, {"hst", -600}, {"hkt", 480},  {"sgt", 480},  {"jst", 540},  {"kst", 540},
    {"awst", 480},  {"acst", 570}, {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780}};

constexpr std::string_view kFillers[] = {
    "a",  "à",    "às",  "alle", "at", "av", "d",  "das",  "de",  "del", "den", "der", "di",
    "do", "el",   "em",  "en",   "i",  "il", "kl", "klo",  "le",  "of",  "ore", "om",  "on",
    "op", "oras", "the", "uhr",  "um", "г",  "гг", "года", "час", "в",   "van", "år",  "om"};

// Case folded, without accents and the full stop at the end.
std::string key_of(icu::UnicodeString word) {
  UErrorCode status = U_ZERO_ERROR;
  word.foldCase();
  const icu::UnicodeString parts =
      icu::Normalizer2::getNFDInstance(status)->normalize(word, status);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 c = parts.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK) kept.append(c);
  }
  if (kept.endsWith(u".")) kept.truncate(kept.length() - 1);
  std::string key;
  return kept.toUTF8String(key);
}

std::string key_of(std::string_view word) {
  if (std::ranges::all_of(word, ascii::is_ascii)) {
    if (word.ends_with('.')) word.remove_suffix(1);
    return ascii::lowered(word);
  }
  return key_of(icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size()))));
}

using Numbers = std::map<std::string, int, std::less<>>;

// By key_of() of the word.
struct Words {
  Numbers months, zones;
  std::set<std::string, std::less<>> weekdays, fillers;
};

void add_locale(const icu::Locale& locale, Words& words) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  if (U_FAILURE(status)) return;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE})
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED, Symbols::SHORT}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getWeekdays(count, context, width);
      for (int32_t i = 1; i < count; ++i) words.weekdays.insert(key_of(names[i]));
      if (width == Symbols::SHORT) continue;
      names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < count; ++i)
        if (!u_isdigit(names[i].char32At(0))) words.months.emplace(key_of(names[i]), i + 1);
    }
}

Words make_words() {
  Words words;
  for (const char* locale : kLocales) add_locale(icu::Locale(locale), words);
  for (const Number& month : kMoreMonths) words.months.emplace(key_of(month.name), month.value);
  for (const Number& zone : kZones) words.zones.emplace(zone.name, zone.value);
  for (const std::string_view filler : kFillers) words.fillers.insert(key_of(filler));
  return words;
}

const Words& words() {
  static const Words kWords = make_words();
  return kWords;
}

std::optional<int> look_up(const Numbers& names, std::string_view word) {
  const auto found = names.find(key_of(word));
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<int> month_named(std::string_view word) { return look_up(words().months, word); }
bool is_weekday(std::string_view word) { return words().weekdays.contains(key_of(word)); }
std::optional<int> zone_named(std::string_view word) { return look_up(words().zones, word); }
bool is_date_filler(std::string_view word) { return words().fillers.contains(key_of(word)); }

}  // namespace broadsheet
