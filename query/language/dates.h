// The dates of the query language, as ranges of days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/language/query_tree.h"

namespace broadsheet {

// What a date is asked for.
enum class DateUse : uint8_t {
  kOn,     // date:  the article is of that time; "7d" is the last seven days up to today
  kSince,  // since: of its first day or later
  kUntil,  // until: of its last day or earlier
};

// Reads a date: 2014, 2014-03, 2014-03-01, 20140301, today, yesterday, 7d, 2w, 3m, 1y (that long
// ago; months end where the shorter month ends), "last monday" (the nearest one before today),
// "last week" (Monday to Sunday), "last month", "last year"; and, for kOn, ranges of two of them:
// a..b, a.., ..b, and "none": the articles without a date. Letter case and spaces around don't
// matter. `today` is "YYYYMMDD". The range may end before it begins when the two dates do. Nothing
// when it is not a valid date.
std::optional<DayRange> read_dates(std::string_view text, DateUse use, std::string_view today);

// Examples of what read_dates() takes, for error messages.
inline constexpr std::string_view kDateExamples =
    "2014, 2014-03, 2014-03-01, 2014-03-01..2014-04-15, ..2013, 7d, 2w, 3m, 1y, today, yesterday, "
    "\"last monday\"";

// Today in the local time zone, as "YYYYMMDD".
std::string local_today();

}  // namespace broadsheet
