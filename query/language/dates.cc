// The dates of the query language, as ranges of days.
#include "query/language/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

using std::chrono::days;
using std::chrono::last;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

struct Days {
  sys_days first, last;
};

constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

// The longest relative date: keeps the arithmetic far from the limits of a year.
constexpr size_t kMaxCountDigits = 4;

Days whole_month(year_month month) { return {sys_days{month / 1}, sys_days{month / last}}; }

Days whole_year(year y) { return {sys_days{y / 1 / 1}, sys_days{y / 12 / 31}}; }

Days monday_to_sunday(sys_days day) {
  const sys_days monday = day - (weekday{day} - std::chrono::Monday);
  return {monday, monday + days{6}};
}

// The same day of an earlier month, or that month's last day.
sys_days months_before(sys_days day, months count) {
  const year_month_day from{day};
  const year_month_day moved = from - count;
  return moved.ok() ? sys_days{moved} : sys_days{moved.year() / moved.month() / last};
}

struct NamedDays {
  std::string_view name;
  Days (*of)(sys_days today);
};

constexpr std::array<NamedDays, 5> kNamedDays{{
    {"today",
     [](sys_days today) {
       return Days{today, today};
     }},
    {"yesterday",
     [](sys_days today) {
       return Days{today - days{1}, today - days{1}};
     }},
    {"last week", [](sys_days today) { return monday_to_sunday(today - days{7}); }},
    {"last month",
     [](sys_days today) {
       const year_month_day now{today};
       return whole_month(now.year() / now.month() - months{1});
     }},
    {"last year",
     [](sys_days today) { return whole_year(year_month_day{today}.year() - years{1}); }},
}};

struct RelativeUnit {
  char letter;
  sys_days (*before)(sys_days today, int count);
};

constexpr std::array<RelativeUnit, 4> kRelativeUnits{{
    {'d', [](sys_days today, int count) { return today - days{count}; }},
    {'w', [](sys_days today, int count) { return today - days{7 * count}; }},
    {'m', [](sys_days today, int count) { return months_before(today, months{count}); }},
    {'y', [](sys_days today, int count) { return months_before(today, months{12 * count}); }},
}};

// The number that all of `text` writes.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool digits = std::ranges::all_of(text, ascii::is_digit);
  if (error != std::errc{} || end != text.data() + text.size() || !digits) return std::nullopt;
  return value;
}

// 2014, 2014-03, 2014-03-01 or 20140301.
std::optional<Days> calendar_days(std::string_view text) {
  const bool basic = text.size() == 8;
  const bool dashes = (text.size() <= 4 || text[4] == '-') && (text.size() <= 7 || text[7] == '-');
  if (!basic && !dashes) return std::nullopt;
  const std::string_view month_digits = basic             ? text.substr(4, 2)
                                        : text.size() > 4 ? text.substr(5, 2)
                                                          : "";
  const std::string_view day_digits = basic             ? text.substr(6)
                                      : text.size() > 7 ? text.substr(8)
                                                        : "";
  const auto y = number(text.substr(0, 4));
  if (!y || *y == 0) return std::nullopt;
  if (text.size() == 4) return whole_year(year{*y});
  const auto m = number(month_digits);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  const year_month month{year{*y}, std::chrono::month{static_cast<unsigned>(*m)}};
  if (text.size() == 7) return whole_month(month);
  const auto d = number(day_digits);
  if (!d || (text.size() != 10 && !basic)) return std::nullopt;
  const year_month_day day = month / *d;
  if (!day.ok()) return std::nullopt;
  return Days{sys_days{day}, sys_days{day}};
}

std::optional<Days> relative_day(std::string_view text, sys_days today) {
  if (text.size() < 2 || text.size() > kMaxCountDigits + 1) return std::nullopt;
  const auto count = number(text.substr(0, text.size() - 1));
  for (const RelativeUnit& unit : kRelativeUnits)
    if (count && unit.letter == text.back()) {
      const sys_days day = unit.before(today, *count);
      if (year_month_day{day}.year() < year{1}) return std::nullopt;
      return Days{day, day};
    }
  return std::nullopt;
}

std::optional<Days> named_days(std::string_view text, sys_days today) {
  for (const NamedDays& named : kNamedDays)
    if (named.name == text) return named.of(today);
  constexpr std::string_view kLast = "last ";
  if (!text.starts_with(kLast)) return std::nullopt;
  const auto* found = std::find(kWeekdays.begin(), kWeekdays.end(), text.substr(kLast.size()));
  if (found == kWeekdays.end()) return std::nullopt;
  const weekday wanted{static_cast<unsigned>(found - kWeekdays.begin())};
  const sys_days yesterday = today - days{1};
  const sys_days day = yesterday - (weekday{yesterday} - wanted);
  return Days{day, day};
}

// Lower case, without spaces around and with single spaces inside.
std::string normalised(std::string_view text) { return ascii::lowered(ascii::single_spaced(text)); }

std::optional<Days> one_date(std::string_view written, sys_days today) {
  const std::string text = normalised(written);
  if (const auto days_of_calendar = calendar_days(text)) return days_of_calendar;
  if (const auto day = relative_day(text, today)) return day;
  return named_days(text, today);
}

std::string compact(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<DayRange> read_range(std::string_view from, std::string_view to, sys_days today) {
  DayRange range;
  if (from.empty() && to.empty()) return std::nullopt;
  if (!from.empty()) {
    const auto first = one_date(from, today);
    if (!first) return std::nullopt;
    range.first = compact(first->first);
  }
  if (!to.empty()) {
    const auto end = one_date(to, today);
    if (!end) return std::nullopt;
    range.last = compact(end->last);
  }
  return range;
}

}  // namespace

std::optional<DayRange> read_dates(std::string_view text, DateUse use, std::string_view today) {
  const auto now = calendar_days(today);
  if (!now) return std::nullopt;
  if (use == DateUse::kOn && normalised(text) == "none") return DayRange{"", "", true};
  const size_t dots = text.find("..");
  if (use == DateUse::kOn && dots != std::string_view::npos)
    return read_range(text.substr(0, dots), text.substr(dots + 2), now->first);
  if (use == DateUse::kOn && relative_day(normalised(text), now->first))
    return read_range(text, today, now->first);
  return read_range(use == DateUse::kUntil ? "" : text, use == DateUse::kSince ? "" : text,
                    now->first);
}

std::string local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:04}{:02}{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace broadsheet
