// The vocabularies of the indexes of a search, for several walks through all of their words.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/vocabulary_store.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// Reads what is asked for; the whole vocabulary once, and then keeps it (some 70 bytes a word).
// Refers to the index. Not thread-safe.
class VocabularyWords {
 public:
  explicit VocabularyWords(const IndexView& index) : index_(index) {}

  // Gives the terms of a word.
  using Terms = std::function<std::vector<std::string_view>()>;
  using Visit = std::function<void(std::string_view word, uint64_t uses, const Terms& terms)>;

  // As VocabularyStore::for_words(), over all indexes.
  void visit(std::string_view beginning, const Visit& visit);

 private:
  struct Entry {
    std::string_view text;
    uint64_t uses = 0;
    std::string_view terms;  // with a NUL after each
  };

  const std::vector<VocabularyStore>& stores();
  const std::vector<Entry>& all();

  const IndexView& index_;
  std::vector<VocabularyStore> stores_{};
  std::vector<std::string> blocks_{};  // what the entries refer to
  std::optional<std::vector<Entry>> all_{};
};

}  // namespace broadsheet
