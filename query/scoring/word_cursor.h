// Scoring one word of a query in one shard.
#pragma once

#include <xapian.h>

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "corpus/store/article_lengths.h"
#include "query/scoring/bm25.h"
#include "query/scoring/term_cursor.h"

namespace broadsheet {

// A set of ids within a window.
class WindowBits {
 public:
  // True if it was not in the set.
  bool insert(Xapian::docid place) {
    uint64_t& word = words_[place / 64];
    const uint64_t bit = uint64_t{1} << (place % 64);
    if ((word & bit) != 0) return false;
    word |= bit;
    return true;
  }

  // Visits the places in increasing order and empties the set.
  template <typename Visit>
  void drain(Visit visit) {
    for (Xapian::docid i = 0; i < words_.size(); ++i)
      for (; words_[i] != 0; words_[i] &= words_[i] - 1)
        visit(i * 64 + static_cast<Xapian::docid>(std::countr_zero(words_[i])));
  }

  size_t count() const {
    size_t count = 0;
    for (const uint64_t word : words_) count += static_cast<size_t>(std::popcount(word));
    return count;
  }

 private:
  std::array<uint64_t, kLengthWindow / 64> words_{};
};

// A window of ids while it is scored.
struct ScoreWindow {
  Xapian::docid begin = 0;
  std::span<const uint32_t> lengths{};
  WindowBits found;                                    // the articles that some word has brought
  std::array<double, kLengthWindow> scores{};          // of the found ones
  std::array<uint32_t, kLengthWindow> words{};         // how many words they hold
  WindowBits joined;                                   // while the terms of a word are added up
  std::array<Xapian::termcount, kLengthWindow> wdf{};  // of the joined ones
};

// The terms of a word, which count as one, with its weight.
class WordCursor {
 public:
  WordCursor(std::vector<TermCursor> terms, const Bm25& weight, double bound)
      : terms_(std::move(terms)), weight_(weight), bound_(bound) {}

  // No article scores more for this word.
  double bound() const { return bound_; }

  // Adds the scores of all articles of the window that hold the word. Ids must not go back from
  // call to call, here and in score_of().
  void score_all(ScoreWindow& window);

  // The score of an article; 0 if it does not hold the word.
  double score_of(Xapian::docid id, uint32_t length);

 private:
  double score(Xapian::termcount wdf, uint32_t length) const {
    // As Xapian's synonyms: together they count at most as often as the article is long.
    return weight_.score(terms_.size() == 1 ? wdf : std::min(wdf, length), length);
  }
  void score_one_term(ScoreWindow& window);
  void score_joined_terms(ScoreWindow& window);
  void add(ScoreWindow& window, Xapian::docid place, Xapian::termcount wdf) const;

  std::vector<TermCursor> terms_;
  Bm25 weight_;
  double bound_;
};

}  // namespace broadsheet
