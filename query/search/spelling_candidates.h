// The words of the vocabulary that misspelt words may stand for.
//
// Candidates for a word are
//  - words within a Damerau distance of 2 (1 for words of three letters; see edit_distance()),
//  - two words that were written as one.
// Each has a cost, on the scale of natural logarithms: a candidate with a cost higher by ln(r) has
// to be r times as frequent to be as likely (the noisy channel: M. Kernighan, K. Church and
// W. Gale, COLING 1990).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "query/terms/index_view.h"

namespace broadsheet {

// Shorter words are not corrected; in code points.
inline constexpr size_t kMinMisspeltLetters = 3;

struct SpellingCandidate {
  std::string text;   // a surface of the vocabulary, or two with a space between
  uint64_t uses = 0;  // how often it occurs; of two words the rarer one
  double cost = 0;    // of the edits
};

// So many for each word: the likeliest.
inline constexpr size_t kMostCandidates = 10;

// The candidates for each of the surfaces, the likeliest first, in one scan of the vocabularies.
// Only candidates that are used more often than the surface itself. Throws as
// VocabularyStore::for_words() does.
std::vector<std::vector<SpellingCandidate>> spelling_candidates(
    std::span<const std::string> surfaces, const IndexView& index);

// How often the surface occurs in the articles of the indexes.
uint64_t uses_of(const std::string& surface, const IndexView& index);

// What it costs to take two words for one.
inline constexpr double kJoinCost = 6;

}  // namespace broadsheet
