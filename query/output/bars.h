// Facets and timelines as bars for people to look at.
#pragma once

#include <string>

#include "query/output/output_format.h"

namespace broadsheet::formats {

// The facets and the timeline of a page, each with its name above, one value a line:
// value, count, and a bar in proportion to the largest count. "" without any. Lines fit into
// options.width columns where that is possible.
std::string bars(const ResultPage& page, const OutputOptions& options);

}  // namespace broadsheet::formats
