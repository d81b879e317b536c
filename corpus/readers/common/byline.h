// Who wrote an article and when, as the first lines of plain text say it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// The names in a line that is a byline and nothing else ("By Jane Doe and John Roe", "Von Max
// Muster", "Par ...", "Por ..."), separated by "; ". Agencies, jobs and places are left out: "By Jane
// Doe, Staff Writer", "By Jane Doe in Kyiv"; "" when nothing else is there. Nothing when it is no
// byline.
std::optional<std::string> names_in_byline(std::string_view line);

// True if the line has no word but those of one date ("2 de abril de 2014").
bool is_only_date(std::string_view line);

}  // namespace broadsheet
