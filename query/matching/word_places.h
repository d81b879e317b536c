// Where the words and phrases of a query stand in a text.
#pragma once

#include <cstdint>
#include <vector>

#include "query/matching/matched_text.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Where a word or phrase stands: its first and last word, as positions, and its bytes.
struct Place {
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  const MatchNode* node = nullptr;  // the kWord or kPhrase
};

// True if a kWord or kPhrase node stands in the window as a whole. With `out`, adds all its places
// there, in order.
bool find_places(const MatchNode& node, const MatchedText& text, const TextWindow& window,
                 std::vector<Place>* out);

}  // namespace broadsheet
