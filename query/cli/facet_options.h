// The options that count and gather articles: --facet, --timeline, --collapse.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/searcher.h"

namespace broadsheet {

// As typed.
struct TypedFacets {
  std::vector<std::string> facets;
  std::string timeline, collapse;
};

void define_facet_options(CLI::App& app, TypedFacets& typed);

// Throws Error(kUsage) that lists what there is when a name is unknown.
void settle_facets(const TypedFacets& typed, SearchOptions& search);

// Throws Error(kUsage) when a format can't show what is counted.
void check_facet_format(std::string_view format, const SearchOptions& search);

}  // namespace broadsheet
