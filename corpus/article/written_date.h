// Reads dates that are written with words, marks and zones; see date_reader.h for the forms.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/article/date_reading.h"

namespace broadsheet {

// Nothing when the text holds anything else than a date. `order` as for read_date().
std::optional<DateReading> read_written_date(std::string_view text, DayOrder order);

}  // namespace broadsheet
