// The words of one leaf of a query, as the index knows them.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "query/language/query_tree.h"
#include "query/terms/index_languages.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

struct QueryWords {
  std::vector<TermSet> sets;  // one for each word, in order
  // Each word as written, behind the '#' or '@' of a tag or name, if the node asks for it; else
  // empty.
  std::vector<std::string> surface;
};

// Analyses `text`, the text of a kWord or kPhrase node, in each language of the index, as
// analyze_query() says. Empty when nothing is left of it.
//
// A word that may be an acronym or a stop word is what its capitals say when it is not quoted: `us`
// is the pronoun, `US` the country. Quoted it is either, except in capitals beside words that are
// not: "the US president" is about the country.
QueryWords analyze_words(const std::string& text, const Node& node, const Xapian::Database& db,
                         const IndexLanguages& languages, AnalyzerSet& analyzers);

}  // namespace broadsheet
