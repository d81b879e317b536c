// Dates written in figures alone.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/article/date.h"

namespace broadsheet {

// A run of digits, perhaps with a fraction: "20191105", "20191105101500", "201911" (a month),
// "910514" (day of 1991), "1923" (a year), else Unix time in seconds, milli-, micro- or nanoseconds
// from 1973 on. Nothing for other texts.
std::optional<DateTime> read_digits(std::string_view text);

// A week date or an ordinal date of ISO 8601: "2019-W45-2", "2019-309".
std::optional<DateTime> read_week_or_ordinal(std::string_view text);

// The year of two digits, as RFC 2822, 4.3 reads it.
int full_year(int year);

}  // namespace broadsheet
