// Replaces the patterns of a query by the words of the index that match them.
#pragma once

#include <string>
#include <vector>

#include "query/language/query_tree.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// A pattern stands for at most so many words: those that occur most.
inline constexpr size_t kMostExpandedWords = 200;

// Fills in the expansion of each node with a pattern, from the vocabularies of the indexes. Returns
// notes for the user: which patterns match more words than are searched. Throws as
// VocabularyStore::for_words() does.
std::vector<std::string> expand_words(Node& root, const IndexView& index);

}  // namespace broadsheet
