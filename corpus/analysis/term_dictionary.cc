#include "corpus/analysis/term_dictionary.h"

#include "corpus/text/utf8.h"

namespace broadsheet {

TermId TermDictionary::id_of(std::string_view text) {
  text = text.substr(0, character_boundary(text, kMaxStemBytes));
  if (text.empty()) return kNoTerm;
  const auto found = ids_.find(text);
  if (found != ids_.end()) return found->second;
  const TermId id = limit();
  terms_.emplace_back(text);
  ids_.emplace(terms_.back(), id);
  return id;
}

void TermDictionary::clear() {
  ids_.clear();
  terms_.assign(1, "");  // kNoTerm
}

}  // namespace broadsheet
