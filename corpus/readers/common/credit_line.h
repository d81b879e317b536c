// Lines that say who wrote an article and when, as pages and texts show them to readers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

struct CreditLine {
  std::string names;  // separated by "; "; or ""
  std::string date;   // as format_iso() writes it; or ""
};

// Reads a line that holds a byline, a date of publishing, or both, and nothing else:
// "By Tom Akers | Posted Nov 5, 2019 at 10:15 a.m.", "Published 5 November 2019 by Tom Akers",
// "Von Max Muster, 5. November 2019". A date of updating counts when there is no other. Nothing when
// there is anything else in the line, or neither.
std::optional<CreditLine> read_credit_line(std::string_view line);

}  // namespace broadsheet
