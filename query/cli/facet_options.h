// The options that count and group articles: --facet, --timeline, --collapse.
#pragma once

#include <vector>

#include "corpus/program/option.h"
#include "query/search/searcher.h"

namespace broadsheet {

// Keep a reference to `search`.
std::vector<Option> facet_options(SearchOptions& search);

}  // namespace broadsheet
