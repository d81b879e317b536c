#include "corpus/analysis/acronym.h"

#include <algorithm>

#include "corpus/analysis/language.h"
#include "corpus/text/ascii.h"
#include "corpus/text/case_class.h"
#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {

std::string acronym_term(std::string_view letters) { return std::string(letters) + "."; }

bool is_acronym_of_stop_word(std::string_view letters) {
  // Snowball's list leaves "us" out because of this very clash; "U.N." is not the French and
  // Spanish "un".
  return letters == "us" || letters == "un" || (letters.size() >= 2 && is_stop_word("en", letters));
}

bool capitals_tell(std::string_view text, size_t start, size_t end) {
  const size_t begin = start > kWordContext ? start - kWordContext : 0;
  bool letters = false;
  for (const std::string_view side :
       {text.substr(begin, start - begin), text.substr(end, kWordContext)}) {
    for (size_t at = 0; at < side.size();) {
      const CodePoint c = code_point_at(side, at);
      const CaseClass capitals = case_class(side.substr(at, c.length));
      if (capitals == CaseClass::kLower) return true;
      letters |= capitals != CaseClass::kNone;
      at += c.length;
    }
  }
  return !letters;
}

std::string_view singular_acronym(std::string_view written) {
  constexpr size_t kFewestCapitals = 2;
  if (written.size() <= kFewestCapitals || written.back() != 's') return {};
  written.remove_suffix(1);
  const bool capitals = std::ranges::all_of(written, ascii::is_capital);
  return capitals ? written : std::string_view();
}

}  // namespace broadsheet
