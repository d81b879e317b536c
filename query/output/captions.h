// The lines around hits that people read, unescaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/search/results.h"

namespace broadsheet::formats {

// "10 of about 1,234 articles (0.4 ms)", "11-20 of 1,234 articles (0.4 ms)", "3 articles (0.4 ms)",
// or that there is nothing to show.
std::string total_line(const ResultPage& page);

// "1,234".
std::string with_commas(uint64_t number);

// Day, source, author and section, as far as known: "2014-04-02 · Reuters · Jane Doe · World".
std::string byline(const Article& article);

// What stands in place of a title that there isn't.
inline constexpr std::string_view kNoTitle = "(no title)";

}  // namespace broadsheet::formats
