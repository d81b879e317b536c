// Which words of a query say nothing.
#pragma once

#include <xapian.h>

#include <string>

#include "corpus/analysis/analyzer.h"
#include "query/terms/index_languages.h"

namespace broadsheet {

// True if a word, alone, is a stop word in the languages of the index. Where it is one in some of
// them, the articles that hold it decide: most of them must be in one of those. Not thread-safe.
bool is_stop_word(const std::string& word, const Xapian::Database& db,
                  const IndexLanguages& languages, AnalyzerSet& analyzers);

}  // namespace broadsheet
