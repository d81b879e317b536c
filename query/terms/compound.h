// Compounds: words that are written as one with signs between them.
#pragma once

#include <string_view>
#include <vector>

namespace broadsheet {

// The words of "low-cost", "and/or" or "R&D-led"; views into `text`. None for a single word, an
// address ("https://...") or numbers alone ("9/11", "2019-11-05"), which say nothing one by one.
std::vector<std::string_view> compound_parts(std::string_view text);

}  // namespace broadsheet
