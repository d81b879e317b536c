#include "corpus/article/date.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "corpus/article/date_cursor.h"

namespace broadsheet {
namespace {

std::chrono::year_month_day calendar_day(const DateTime& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

// "Z", "+02:00", "+0200", "+02", or nothing; up to the end of the text.
bool take_offset(DateCursor& in, DateTime& date) {
  if (in.done()) return true;
  if (in.take_any("Zz")) {
    date.has_offset = true;
    return in.done();
  }
  const bool minus = in.peek() == '-';
  if (!in.take_any("+-")) return false;
  const auto hours = in.take_number(2, 2);
  in.take(':');
  const int minutes = in.take_number(2, 2).value_or(0);
  if (!hours || *hours > 23 || minutes > 59) return false;
  date.utc_offset_minutes = (*hours * 60 + minutes) * (minus ? -1 : 1);
  date.has_offset = true;
  return in.done();
}

// "T17:30", "17:30:00", "17:30:00.25", "173000" and an offset, up to the end of the text.
bool take_time(DateCursor& in, DateTime& date) {
  const auto hour = in.take_number(2, 2);
  const bool extended = in.take(':');
  const auto minute = in.take_number(2, 2);
  if (!hour || !minute) return false;
  date.hour = *hour;
  date.minute = *minute;
  if (extended ? in.take(':') : in.at_digit()) {
    const auto second = in.take_number(2, 2);
    if (!second) return false;
    date.second = *second == 60 ? 59 : *second;  // a leap second is read as the one before it
    if (in.take_any(".,")) in.skip("0123456789");
  }
  date.has_time = true;
  return take_offset(in, date);
}

}  // namespace

std::chrono::sys_days day_of(const DateTime& date) { return calendar_day(date); }

DateTime date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day calendar(day);
  DateTime date;
  date.year = static_cast<int>(calendar.year());
  date.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
  date.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
  return date;
}

bool is_real(const DateTime& date) {
  return date.year >= 1 && date.year <= 9999 && calendar_day(date).ok() && date.hour >= 0 &&
         date.hour <= 23 && date.minute >= 0 && date.minute <= 59 && date.second >= 0 &&
         date.second <= 59;
}

std::optional<DateTime> parse_iso(std::string_view text) {
  DateCursor in{text};
  DateTime date;
  const auto year = in.take_number(4, 4);
  if (!year) return std::nullopt;
  date.year = *year;
  if (in.done()) {
    date.precision = DatePrecision::kYear;
    return is_real(date) ? std::optional(date) : std::nullopt;
  }
  const bool extended = in.take('-');
  const auto month = in.take_number(2, 2);
  if (!month) return std::nullopt;
  date.month = *month;
  if (extended && in.done()) {
    date.precision = DatePrecision::kMonth;
    return is_real(date) ? std::optional(date) : std::nullopt;
  }
  if (extended && !in.take('-')) return std::nullopt;
  const auto day = in.take_number(2, 2);
  if (!day) return std::nullopt;
  date.day = *day;
  if (!in.done() && !(in.take_any("Tt ") && take_time(in, date))) return std::nullopt;
  return is_real(date) ? std::optional(date) : std::nullopt;
}

std::string format_iso(const DateTime& date) {
  if (date.precision == DatePrecision::kYear) return fmt::format("{:04}", date.year);
  if (date.precision == DatePrecision::kMonth)
    return fmt::format("{:04}-{:02}", date.year, date.month);
  std::string out = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (!date.has_time) return out;
  out += fmt::format("T{:02}:{:02}:{:02}", date.hour, date.minute, date.second);
  if (!date.has_offset) return out;
  const int minutes = date.utc_offset_minutes;
  if (minutes == 0) return out + "Z";
  return out + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                           std::abs(minutes) % 60);
}

std::vector<std::string> date_terms(const DateTime& date) {
  std::vector<std::string> terms;
  if (date.precision == DatePrecision::kDay) terms.push_back("D" + first_day(date));
  if (date.precision != DatePrecision::kYear)
    terms.push_back(fmt::format("M{:04}{:02}", date.year, date.month));
  terms.push_back(fmt::format("Y{:04}", date.year));
  return terms;
}

std::string first_day(const DateTime& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string last_day(const DateTime& date) {
  DateTime last = date;
  if (date.precision == DatePrecision::kYear) last.month = 12;
  if (date.precision != DatePrecision::kDay) {
    const std::chrono::year_month_day_last end(
        std::chrono::year(last.year),
        std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(last.month))));
    last.day = static_cast<int>(static_cast<unsigned>(end.day()));
  }
  return first_day(last);
}

std::string date_sort_key(const DateTime& date) {
  using namespace std::chrono;
  const auto local = day_of(date) + hours(date.hour) + minutes(date.minute) + seconds(date.second);
  const auto utc = local - minutes(date.has_time ? date.utc_offset_minutes : 0);
  const auto days_utc = floor<days>(utc);
  const year_month_day day(days_utc);
  const int year = static_cast<int>(day.year());
  // The first and last days of the calendar stay within four digits.
  if (year < 1) return "00010101000000";
  if (year > 9999) return "99991231235959";
  const hh_mm_ss time(utc - days_utc);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", year, static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace broadsheet
