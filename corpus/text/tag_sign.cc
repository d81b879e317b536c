#include "corpus/text/tag_sign.h"

#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

bool is_in_word(CharClass c) {
  return c == CharClass::kLetter || c == CharClass::kDigit || c == CharClass::kMark;
}

}  // namespace

char tag_sign_before(std::string_view text, size_t begin) {
  if (begin == 0) return 0;
  const CodePoint sign = code_point_before(text, begin);
  if (!is_tag_sign(sign.value)) return 0;
  const size_t at = begin - sign.length;
  if (at > 0 && is_in_word(char_class(code_point_before(text, at).value))) return 0;
  return sign.value == U'@' || sign.value == 0xFF20 ? '@' : '#';
}

}  // namespace broadsheet
