// What reading a date gives.
#pragma once

#include <cstdint>

#include "corpus/article/date.h"

namespace broadsheet {

// Whether "05/11/2019" is the 5th of November or the 11th of May.
enum class DayOrder : uint8_t { kUnknown, kDayFirst, kMonthFirst };

struct DateReading {
  DateTime date;
  DayOrder shows = DayOrder::kUnknown;  // the order that a date in figures shows: "25/11/2019"
  bool either = false;                  // it could be in either order; the caller's was taken
};

}  // namespace broadsheet
