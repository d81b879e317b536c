#include "corpus/article/date_figures.h"

#include <chrono>
#include <cstdint>

#include "corpus/article/date_cursor.h"

namespace broadsheet {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<DateTime> if_real(const DateTime& date) {
  return is_real(date) ? std::optional(date) : std::nullopt;
}

DateTime unix_time(int64_t seconds) {
  const std::chrono::sys_seconds at{std::chrono::seconds(seconds)};
  const sys_days day = std::chrono::floor<days>(at);
  DateTime date = date_of(day);
  const std::chrono::hh_mm_ss time(at - day);
  date.hour = static_cast<int>(time.hours().count());
  date.minute = static_cast<int>(time.minutes().count());
  date.second = static_cast<int>(time.seconds().count());
  date.has_time = date.has_offset = true;
  return date;
}

// "YYYYMMDD", with "hhmm" or "hhmmss" after it.
std::optional<DateTime> read_compact(std::string_view digits) {
  DateCursor in{digits};
  DateTime date;
  date.year = *in.take_number(4, 4);
  date.month = *in.take_number(2, 2);
  date.day = *in.take_number(2, 2);
  date.has_time = !in.done();
  date.hour = in.take_number(2, 2).value_or(0);
  date.minute = in.take_number(2, 2).value_or(0);
  date.second = in.take_number(2, 2).value_or(0);
  constexpr int kFirstYear = 1000;
  constexpr int kLastYear = 2200;  // what looks later is Unix time
  return date.year >= kFirstYear && date.year <= kLastYear ? if_real(date) : std::nullopt;
}

std::optional<DateTime> read_six(std::string_view digits) {
  DateCursor in{digits};
  DateTime date;
  date.year = *in.take_number(4, 4);
  date.month = *in.take_number(2, 2);
  date.precision = DatePrecision::kMonth;
  constexpr int kFirstYear = 1800;
  constexpr int kLastYear = 2100;
  if (date.year >= kFirstYear && date.year <= kLastYear && is_real(date)) return date;
  in.rest = digits;
  DateTime day;
  day.year = full_year(*in.take_number(2, 2));
  day.month = *in.take_number(2, 2);
  day.day = *in.take_number(2, 2);
  return if_real(day);
}

std::optional<DateTime> read_year(std::string_view digits) {
  constexpr int kFirstYear = 1000;
  constexpr int kLastYear = 2200;
  DateTime date;
  date.year = *DateCursor{digits}.take_number(4, 4);
  date.precision = DatePrecision::kYear;
  return date.year >= kFirstYear && date.year <= kLastYear ? std::optional(date) : std::nullopt;
}

int64_t number_of(std::string_view digits) {
  int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<DateTime> read_unix_time(std::string_view digits) {
  switch (digits.size()) {
    case 9:
    case 10:
      return unix_time(number_of(digits));
    case 12:
    case 13:
      return unix_time(number_of(digits) / 1'000);
    case 16:
      return unix_time(number_of(digits) / 1'000'000);
    case 18:
    case 19:
      return unix_time(number_of(digits.substr(0, 18)) /
                       (digits.size() == 19 ? 100'000'000 : 1'000'000'000));
    default:
      return std::nullopt;
  }
}

}  // namespace

int full_year(int year) { return year + (year < 50 ? 2000 : 1900); }

std::optional<DateTime> read_digits(std::string_view text) {
  const size_t end = text.find_first_not_of("0123456789");
  const std::string_view digits = text.substr(0, end);
  const bool fraction = end != text.npos;
  if (fraction && (text[end] != '.' || end + 1 == text.size() ||
                   text.find_first_not_of("0123456789", end + 1) != text.npos))
    return std::nullopt;
  if (!fraction) {
    std::optional<DateTime> date;
    if (digits.size() == 4) date = read_year(digits);
    if (digits.size() == 6) date = read_six(digits);
    if (digits.size() == 8 || digits.size() == 12 || digits.size() == 14)
      date = read_compact(digits);
    if (date) return date;
  }
  return read_unix_time(digits);
}

std::optional<DateTime> read_week_or_ordinal(std::string_view text) {
  DateCursor in{text};
  const auto year = in.take_number(4, 4);
  if (!year || !in.take('-')) return std::nullopt;
  const std::chrono::year in_year(*year);
  if (in.take_any("Ww")) {
    const auto week = in.take_number(2, 2);
    const int day = in.take('-') ? in.take_number(1, 1).value_or(0) : 1;
    if (!week || *week < 1 || *week > 53 || day < 1 || day > 7 || !in.done()) return std::nullopt;
    // The first week holds the 4th of January, and begins on a Monday.
    const sys_days fourth = in_year / std::chrono::January / 4;
    const sys_days monday = fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
    return if_real(date_of(monday + days(7 * (*week - 1) + day - 1)));
  }
  const auto number = in.take_number(3, 3);
  if (!number || *number < 1 || !in.done()) return std::nullopt;
  const sys_days day = sys_days(in_year / std::chrono::January / 1) + days(*number - 1);
  const DateTime date = date_of(day);
  return date.year == *year ? if_real(date) : std::nullopt;
}

}  // namespace broadsheet
