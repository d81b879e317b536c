// The words of a query that could be misspelt, where they were typed.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "query/language/query_tree.h"
#include "query/terms/index_view.h"

namespace broadsheet {

struct TypedWord {
  const Node* leaf = nullptr;  // the word or phrase of the tree in which it stands
  size_t begin = 0, end = 0;   // in the query, in bytes
  std::string surface{};
  Xapian::Query terms{};          // the articles that hold it
  Xapian::doccount articles = 0;  // how many they are, at most
  bool letters = false;           // no digit in it
};

// The words of text and titles that are wanted, in order. Left out are patterns, words as written,
// unwanted ones and whatever looks like an address or the name of a field.
// The words point into the tree.
std::vector<TypedWord> typed_words(const Node& tree, const IndexView& index,
                                   AnalyzerSet& analyzers);

// The articles that hold all words of `text`, in the scope of `leaf`.
Xapian::Query articles_with(const std::string& text, const Node& leaf, const IndexView& index,
                            AnalyzerSet& analyzers);

}  // namespace broadsheet
