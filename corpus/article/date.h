// Dates of articles: reading them, the terms and the sort key that the index keeps of them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// A calendar date and time as written in its own time zone (proleptic Gregorian).
struct DateTime {
  int year = 0, month = 1, day = 1;
  int hour = 0, minute = 0, second = 0;
  int utc_offset_minutes = 0;
  bool has_time = false;
  bool has_offset = false;  // false: the zone is unknown and utc_offset_minutes is 0
};

// Reads ISO 8601 (extended or basic date, optional time and offset), RFC 822/2822 dates, and the
// newswire form "26-FEB-1987 15:01:01.79". Nothing when it is no date or no real day.
std::optional<DateTime> parse_date(std::string_view text);

// Finds a date written in a line of prose, as bylines have it: "2 April 2014", "April 2, 2014",
// "2014-04-02", "2. April 2014", "2 avril 2014", "2 de abril de 2014". Nothing if there is none.
std::optional<DateTime> find_date(std::string_view line);

// "2014-04-02" or, with a time, "2014-04-02T17:30:00" and "Z" or "+02:00" when it has an offset.
std::string format_iso(const DateTime& date);

// The terms of an article of that date: {"D20140402", "M201404", "Y2014"}; the day as written, not
// converted to UTC, because that is the day that the reader of the article saw.
std::array<std::string, 3> date_terms(const DateTime& date);

// The value of Slot::kDate: "YYYYMMDDhhmmss" in UTC.
std::string date_sort_key(const DateTime& date);

}  // namespace broadsheet
