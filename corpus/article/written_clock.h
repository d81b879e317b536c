// Reads the time of day in a written date; see date_reader.h for the forms.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "corpus/article/date_tokens.h"

namespace broadsheet {

struct WrittenClock {
  int hour = 0, minute = 0, second = 0;  // as written: is_real() says whether there is such a time
  size_t tokens = 0;                     // that it takes
};

// The time that begins at a token, without "am" and "pm" and the zone; nothing when there is none.
// `after_date`: the day, month and year are known, so that "10.15" and "1454EST" are times.
std::optional<WrittenClock> read_clock(std::span<const DateToken> tokens, size_t at,
                                       bool after_date);

}  // namespace broadsheet
