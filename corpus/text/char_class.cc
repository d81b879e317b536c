#include "corpus/text/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

#include "corpus/text/emoji.h"

namespace broadsheet {
namespace {

bool is_written_without_spaces(char32_t c) {
  // Prolonged sound marks belong to no single script but only stand in kana words.
  if (c == 0x30FC || c == 0xFF70) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

CharClass look_up(char32_t c) {
  if (c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xFF07) return CharClass::kApostrophe;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return is_written_without_spaces(c) ? CharClass::kIdeograph : CharClass::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::kDigit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return u_hasBinaryProperty(point, UCHAR_VARIATION_SELECTOR) ? CharClass::kIgnorable
                                                                  : CharClass::kMark;
    case U_FORMAT_CHAR:
      // The byte order mark and bidi controls are here too; none of them parts a word.
      return CharClass::kIgnorable;
    default:
      return is_emoji(c) ? CharClass::kEmoji : CharClass::kOther;
  }
}

constexpr size_t kTableSize = 0x10000;  // the Basic Multilingual Plane
using Table = std::array<CharClass, kTableSize>;

const Table& table() {
  static const std::unique_ptr<const Table> kTable = [] {
    auto made = std::make_unique<Table>();
    for (size_t c = 0; c < kTableSize; ++c) (*made)[c] = look_up(static_cast<char32_t>(c));
    return made;
  }();
  return *kTable;
}

}  // namespace

CharClass char_class(char32_t c) { return c < kTableSize ? table()[c] : look_up(c); }

}  // namespace broadsheet
