// The terms that one analyzer has met, each under a number.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/analysis/term.h"
#include "corpus/analysis/word_cache.h"

namespace broadsheet {

// Not thread-safe. Ids stay valid until clear().
class TermDictionary {
 public:
  TermDictionary() { clear(); }

  // The id of a term, kNoTerm of an empty one. Longer terms than kMaxStemBytes are cut there, at a
  // character: those that begin the same share an id.
  TermId id_of(std::string_view text);

  // The text of a term. REQUIRES an id that id_of() gave.
  std::string_view term(TermId id) const { return terms_[id]; }

  // One past the highest id in use.
  TermId limit() const { return static_cast<TermId>(terms_.size()); }

  void clear();

 private:
  std::deque<std::string> terms_;  // by id; a deque, because ids_ holds views of them
  std::unordered_map<std::string_view, TermId, WordHash> ids_;
};

// Nobody asks for longer terms, and with any prefix they must stay below Xapian's limit.
inline constexpr size_t kMaxStemBytes = 128;

}  // namespace broadsheet
