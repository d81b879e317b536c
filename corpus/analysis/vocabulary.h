// The vocabulary of an index: which words its articles hold, as written but for letter case and
// accents, how often, and under which terms they are indexed.
//
// It is a sorted list cut into blocks. Format of a block, packed as a zstd frame (RFC 8878); all
// numbers are LEB128. For each word:
//   shared      bytes that it has in common with the beginning of the word before it in the block
//   rest        number of its other bytes, then those
//   uses        how often it occurs
//   terms       (dropped << 1) | 1 when there is one term and that is the word without its last
//               `dropped` bytes; else (number of terms << 1), then for each of them
//               kept, rest: bytes in common with the beginning of the word, and the others as above
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Longer words are not kept; in bytes.
inline constexpr size_t kMaxVocabularyWord = 64;

struct VocabularyWord {
  std::string_view text;
  uint64_t uses = 0;
  std::vector<std::string_view> terms;  // sorted, without prefix
};

// Some neighbouring words, packed.
struct VocabularyBlock {
  std::string first;  // the first of them
  std::string packed;
};
using Vocabulary = std::vector<VocabularyBlock>;

size_t vocabulary_bytes(const Vocabulary& vocabulary);

// Packs words that are given in strictly ascending order (by bytes). Not thread-safe.
class VocabularyWriter {
 public:
  VocabularyWriter();
  ~VocabularyWriter();

  // REQUIRES a text of 1 to kMaxVocabularyWord bytes, and terms of the index.
  void add(const VocabularyWord& word);

  // All that was added; the writer is empty again.
  Vocabulary take();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Walks over the words of a block. Not thread-safe.
class BlockReader {
 public:
  // Throws Error(kIndex) when the block is damaged, as next() does.
  explicit BlockReader(std::string_view packed);

  // The next word, whose views are valid until the next call; false at the end. With
  // `wants_terms` false its terms are left out, which is faster.
  bool next(VocabularyWord& word, bool wants_terms = true);

 private:
  std::string bytes_;
  std::string_view rest_;
  std::string text_;
  std::string terms_;  // of the word, one behind the other
};

// One list of all their words; uses of a word are added up, its terms put together.
Vocabulary merge_vocabularies(std::span<const Vocabulary> vocabularies);

}  // namespace broadsheet
