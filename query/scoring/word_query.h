// Queries of plain words, as the scorer takes them.
#pragma once

#include <string>
#include <vector>

namespace broadsheet {

// One word of a query.
struct ScoredWord {
  std::vector<std::string> terms;  // of the index, prefix included, at least one; counted as one
  double factor = 1;               // on its weight
};

// An article matches if it holds one of the words; its score is the sum of the weights of those that
// it holds.
struct WordQuery {
  std::vector<ScoredWord> words;
  double bonus = 0;  // the share of its score that an article with all words gets on top
  std::vector<ScoredWord> extras{};  // add to the score of articles that match, and decide nothing
};

}  // namespace broadsheet
