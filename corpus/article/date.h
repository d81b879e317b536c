// Dates of articles: the type, the form in which they are stored, the terms and the sort key that
// an index keeps of them. What files have is read by date_reader.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// How much of a date is known.
enum class DatePrecision : uint8_t { kDay, kMonth, kYear };

// A calendar date and time as written in its own time zone (proleptic Gregorian).
struct DateTime {
  int year = 0, month = 1, day = 1;
  int hour = 0, minute = 0, second = 0;
  int utc_offset_minutes = 0;
  bool has_time = false;
  bool has_offset = false;  // false: the zone is unknown and utc_offset_minutes is 0
  DatePrecision precision = DatePrecision::kDay;  // what goes beyond it is 1, and has_time false

  friend bool operator==(const DateTime&, const DateTime&) = default;
};

// The day as a number of days, and the date of such a day. REQUIRES a real day.
std::chrono::sys_days day_of(const DateTime& date);
DateTime date_of(std::chrono::sys_days day);

// True if it is a day of the years 1 to 9999 and a time of day.
bool is_real(const DateTime& date);

// Reads ISO 8601 (extended or basic calendar date, optional time and offset), also "2014-04" and
// "2014". Nothing when the text is anything else, or not a real day. What format_iso() writes is
// read back as it was.
std::optional<DateTime> parse_iso(std::string_view text);

// "2014-04-02" or, with a time, "2014-04-02T17:30:00" and "Z" or "+02:00" when it has an offset;
// "2014-04" and "2014" when no more is known.
std::string format_iso(const DateTime& date);

// The terms of an article of that date: {"D20140402", "M201404", "Y2014"}, without those that are
// more precise than the date. The day as written, not converted to UTC, because that is the day
// that the reader of the article saw.
std::vector<std::string> date_terms(const DateTime& date);

// The first and the last day of a date, which differ for a month or a year; as "YYYYMMDD".
std::string first_day(const DateTime& date);
std::string last_day(const DateTime& date);

// The value of Slot::kDate: "YYYYMMDDhhmmss" in UTC; of a month or a year its beginning.
std::string date_sort_key(const DateTime& date);

}  // namespace broadsheet
