// Replaces the patterns of a query by the words of the index that match them.
#pragma once

#include <string>
#include <vector>

#include "query/language/query_tree.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// A pattern stands for at most so many words: those that occur most.
inline constexpr size_t kMostExpandedWords = 200;

struct ExpandedWords {
  std::vector<std::string>
      notes;  // for the user: which patterns match more words than are searched
  // False if patterns were left out of a query that has too many, or that stand for too many words:
  // they stand for no word, so articles that match may be missing.
  bool complete = true;
};

// Fills in the expansion of each node with a pattern, from the vocabularies of the indexes. When a
// pattern is left out below a NOT, the whole query becomes one that matches nothing: articles that
// don't match are never found. Throws as VocabularyStore::for_words() does.
ExpandedWords expand_words(Node& root, const IndexView& index);

}  // namespace broadsheet
