// Reads the dates that files have, in every form that news uses and with the mistakes it makes.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/article/date_reading.h"

namespace broadsheet {

// Reads a text that is a date and nothing else, at most kMaxDateBytes long. Nothing when it isn't
// one, or not a real day. Thread-safe.
//
// - ISO 8601 and its abuses: "2019-11-05T10:15:00.5+0100", "2019-11-05 10:15:00 +0000 UTC",
//   "2019/11/5", "20191105T101500Z", "20191105101500", "2019-11-00" (a month), "2019-W45-2",
//   "2019-309";
// - RFC 822 and what feeds make of it: day and month names in any language of date_words.h, no
//   seconds, a 12-hour clock, zones as names, "GMT+0200" or "+2", more in brackets, ctime(3);
// - written dates: "November 5, 2019", "5th of November 2019", "mardi 5 novembre 2019 à 10h15",
//   "5. marraskuuta 2019", "2019. november 5.", "2019年11月5日", "Sept. 5, 2019, 10:15 a.m. EDT";
// - figures: "05.11.2019", "11/5/19 10:15 PM", day and month in `order` where both orders are
//   possible; when that is unknown the month is first with "/" and the day otherwise;
// - Unix time in seconds, milliseconds, microseconds and nanoseconds;
// - newswires and TREC: "26-FEB-1987 15:01:01.79", "910514", "880212-0148EST", "02-12-88 1454EST";
// - a month or a year alone: "2019-11", "November 2019", "11/2019", "1923".
std::optional<DateReading> read_date(std::string_view text, DayOrder order = DayOrder::kUnknown);

// The date alone, in an order that needs no knowledge of other dates.
std::optional<DateTime> parse_date(std::string_view text);

inline constexpr size_t kMaxDateBytes = 100;

}  // namespace broadsheet
