// A hash table from words as written to what analysis made of them: most words of a text have been
// seen before, so folding and stemming are rare.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "corpus/analysis/term.h"
#include "corpus/analysis/word_uses.h"
#include "corpus/text/case_class.h"

namespace broadsheet {

// What analysis made of one word as written.
struct AnalyzedWord {
  TermId term = kNoTerm;
  TermId alternative = kNoTerm;
  // Of an all-capitals word that folds into a stop word: the term of the acronym.
  TermId acronym = kNoTerm;
  uint32_t surface = kNoSurface;  // in a SurfaceStore
  uint32_t uses = 0;              // since the last Analyzer::take_words()
  CaseClass capitals = CaseClass::kNone;
  bool stop = false;
};

// Open addressing with linear probing, keys copied into blocks. Not thread-safe.
class WordCache {
 public:
  WordCache();

  // The entry of the word, or nullptr. Valid until the next insert() or clear().
  AnalyzedWord* find(std::string_view word, uint64_t hash);

  // REQUIRES that the word isn't there.
  AnalyzedWord& insert(std::string_view word, uint64_t hash, const AnalyzedWord& value);

  // Shows every entry.
  template <typename Visit>
  void for_each(Visit visit) {
    for (Entry& entry : entries_) visit(entry.value);
  }

  void clear();

  size_t size() const { return entries_.size(); }
  size_t key_bytes() const { return key_bytes_; }

  static uint64_t hash(std::string_view word);

 private:
  // Laid out for two cache misses a look-up: the slot, whose tag spares nearly all wrong entries,
  // and the entry, which holds short words itself.
  struct Slot {
    uint32_t tag = 0;    // high bits of the hash
    uint32_t entry = 0;  // index + 1 into entries_; 0: free
  };
  static constexpr size_t kInlineBytes = 24;
  struct Entry {
    char inline_key[kInlineBytes];
    const char* long_key;  // instead of inline_key, for longer words
    uint32_t length;
    AnalyzedWord value;

    const char* key() const { return length <= kInlineBytes ? inline_key : long_key; }
  };

  const char* store_key(std::string_view word);
  void place(uint64_t hash, uint32_t entry);
  void grow();

  std::vector<Slot> slots_;
  std::vector<Entry> entries_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t block_used_ = 0;
  size_t key_bytes_ = 0;
};

// The same hash for the standard library's tables.
struct WordHash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return WordCache::hash(word); }
};

}  // namespace broadsheet
