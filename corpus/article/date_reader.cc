#include "corpus/article/date_reader.h"

#include <array>
#include <chrono>

#include "corpus/article/date_figures.h"
#include "corpus/article/written_date.h"
#include "corpus/text/ascii.h"

namespace broadsheet {

std::optional<DateReading> read_date(std::string_view text, DayOrder order) {
  // Other years are mistakes of programs: "0001-11-30".
  constexpr int kFirstYear = 1000;
  constexpr int kLastYear = 2999;
  text = ascii::trimmed(text);
  if (text.empty() || text.size() > kMaxDateBytes) return std::nullopt;
  std::optional<DateReading> reading;
  for (const auto read : {parse_iso, read_digits, read_week_or_ordinal})
    if (!reading)
      if (const auto date = read(text)) reading = DateReading{*date};
  if (!reading) reading = read_written_date(text, order);
  const bool good = reading && reading->date.year >= kFirstYear && reading->date.year <= kLastYear;
  return good ? reading : std::nullopt;
}

std::optional<DateTime> parse_date(std::string_view text) {
  const auto reading = read_date(text);
  return reading ? std::optional(reading->date) : std::nullopt;
}

}  // namespace broadsheet
