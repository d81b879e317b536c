// Spelling suggestions: a query with its misspelt words corrected.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "corpus/analysis/analyzer.h"
#include "query/language/query_tree.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// A query with fewer hits may get a suggestion, and one with a word that is in no article; the
// words that may be misspelt are those in fewer articles than this.
inline constexpr uint64_t kFewHits = 3;

// A suggestion has to have so many times the hits of a query that has few.
inline constexpr uint64_t kClearlyMore = 5;

// No suggestion for queries with more words than this, or with more that may be misspelt: such a
// text is in another language rather than misspelt, and looking at it would take long.
inline constexpr size_t kMostSuggestionWords = 50;
inline constexpr size_t kMostMisspelt = 4;

struct Suggestion {
  std::string query;
  Xapian::doccount together = 0;  // about how many articles hold all of its words
};

// The query as typed with each word corrected that is in few articles and has a likelier one
// nearby, in the place of the word and in its capitals. Two words may become one, and one two.
// Words of text and titles only: never names, ids, patterns, words as written (=) or unwanted ones.
// Nothing when no word is to be corrected.
//
// Of the candidates for a word (spelling_candidates.h) that one is taken which is likeliest among
// the other words: by the number of articles that hold it with them, against its cost.
//
// `query`: what `tree` was parsed from. Throws as spelling_candidates() and Xapian do.
std::optional<Suggestion> suggest_spelling(std::string_view query, const Node& tree,
                                           const IndexView& index, AnalyzerSet& analyzers);

}  // namespace broadsheet
