#include "corpus/text/case_class.h"

#include <unicode/uchar.h>

#include "corpus/text/utf8.h"

namespace broadsheet {

CaseClass case_class(std::string_view word) {
  size_t upper = 0;
  size_t lower = 0;
  bool first_upper = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    const auto point = static_cast<UChar32>(c.value);
    if (u_isUUppercase(point)) {
      if (upper + lower == 0) first_upper = true;
      ++upper;
    } else if (u_isULowercase(point)) {
      ++lower;
    }
    at += c.length;
  }
  if (upper + lower == 0) return CaseClass::kNone;
  if (upper == 0) return CaseClass::kLower;
  if (lower == 0) return upper == 1 ? CaseClass::kCapitalised : CaseClass::kUpper;
  return first_upper && upper == 1 ? CaseClass::kCapitalised : CaseClass::kMixed;
}

}  // namespace broadsheet
