// Query tree to match tree: what the words of a query are in an index.
#pragma once

#include <xapian.h>

#include "corpus/analysis/analyzer.h"
#include "query/language/query_tree.h"
#include "query/terms/index_languages.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Analyses the words of a query tree.
//
// - A word that analysis cuts in several ("e-mail", "AT-LAST") becomes a phrase.
// - A phrase with a distance becomes a kNear of its words; more than kMaxNearOperands are refused
//   with a QueryError, here and for NEAR and ADJ.
// - The terms of a word to be found as written are those of all its forms in capitals.
// - Words of which nothing is left (punctuation) are dropped.
// - Snowball's stop words are dropped from a group that has other words, unless they are quoted or
//   demanded by "+". With several languages in the index, a word counts as a stop word where most
//   of the articles that hold it are in a language in which it is one.
// - In a query of four or more words all in capitals, capitals mean nothing.
// - Equal parts that stand side by side are one node with its `times`: see equal_parts.h.
// - What goes beyond kMaxQueryWords, kMaxQueryParts and kMaxQueryPhrases is left out (`cut`).
// - An elision before an unquoted word is dropped: "l'Europe" is Europe.
// - A single character of a script without spaces, alone or at the end of a phrase, stands for
//   every pair that it begins.
MatchTree analyze_query(const Node& root, const Xapian::Database& db,
                        const IndexLanguages& languages, AnalyzerSet& analyzers);

}  // namespace broadsheet
