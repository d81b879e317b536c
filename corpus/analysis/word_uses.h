// The words that an analyzer has met, on their way into a vocabulary.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/analysis/vocabulary.h"

namespace broadsheet {

inline constexpr uint32_t kNoSurface = 0;

// Keeps surfaces in one block, each under a number. Not thread-safe.
class SurfaceStore {
 public:
  // kNoSurface for surfaces that are empty or longer than kMaxVocabularyWord.
  uint32_t keep(std::string_view surface);

  // Valid until the next keep() or clear().
  std::string_view at(uint32_t number) const {
    const size_t begin = number - 1;
    return std::string_view(bytes_).substr(begin + 1, static_cast<unsigned char>(bytes_[begin]));
  }

  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;  // of each surface its length in one byte, then itself
};

// A word as written: its surface, how often it was met, and the terms it was indexed under.
struct WordUse {
  std::string_view surface;
  uint64_t uses;
  std::array<std::string_view, 3> terms;  // "": none
};
using WordUses = std::vector<WordUse>;

// Puts words together that have one surface. Sorts `uses`.
Vocabulary pack_words(WordUses& uses);

}  // namespace broadsheet
