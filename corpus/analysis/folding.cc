#include "corpus/analysis/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "corpus/support/error.h"
#include "corpus/text/ascii.h"
#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

bool is_ascii(std::string_view text) { return std::ranges::all_of(text, ascii::is_ascii); }

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& load(Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* made = instance(status);
  if (U_FAILURE(status))
    throw Error(ErrorKind::kSystem, "ICU's normalization data can't be loaded",
                "reinstall the package libicu72");
  return *made;
}

// Our own static, so that the thread sanitizer sees that ICU's instance is made before it is used.
template <Instance kInstance>
std::string normalise(std::string_view text) {
  static const icu::Normalizer2& normalizer = load(kInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string result;
  normalizer.normalize(source, status).toUTF8String(result);
  return U_SUCCESS(status) ? result : std::string(text);
}

// Letters that Unicode doesn't decompose, and what people type for them.
constexpr std::pair<char32_t, std::string_view> kBaseLetters[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"},
    {0x0111, "d"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}};

// True for bases whose marks are dropped. Others need theirs: Cyrillic short i, Indic vowel signs.
bool loses_marks(char32_t base) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(base), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

bool drops_mark(char32_t base, char32_t mark) {
  constexpr char32_t kCyrillicYe = 0x0435;
  constexpr char32_t kDiaeresis = 0x0308;
  return loses_marks(base) || (base == kCyrillicYe && mark == kDiaeresis);
}

}  // namespace

std::string fold_case(std::string_view word) {
  if (!is_ascii(word)) return normalise<icu::Normalizer2::getNFKCCasefoldInstance>(word);
  return ascii::lowered(word);
}

std::string strip_accents(std::string_view folded) {
  if (is_ascii(folded)) return std::string(folded);
  const std::string decomposed = normalise<icu::Normalizer2::getNFDInstance>(folded);
  std::string stripped;
  char32_t base = 0;
  for (size_t at = 0; at < decomposed.size();) {
    const CodePoint c = code_point_at(decomposed, at);
    const std::string_view bytes = std::string_view(decomposed).substr(at, c.length);
    at += c.length;
    if (char_class(c.value) == CharClass::kMark) {
      if (!drops_mark(base, c.value)) stripped += bytes;
      continue;
    }
    base = c.value;
    if (const int32_t digit = u_charDigitValue(static_cast<UChar32>(c.value)); digit >= 0) {
      stripped += static_cast<char>('0' + digit);
      continue;
    }
    const auto* letter =
        std::ranges::find(kBaseLetters, c.value, &std::pair<char32_t, std::string_view>::first);
    stripped += letter == std::end(kBaseLetters) ? bytes : letter->second;
  }
  return normalise<icu::Normalizer2::getNFCInstance>(stripped);
}

}  // namespace broadsheet
