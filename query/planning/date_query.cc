#include "query/planning/date_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "corpus/store/schema.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

using std::chrono::days;
using std::chrono::December;
using std::chrono::January;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day to_date(const std::string& day) {
  const int number = std::stoi(day);
  return year_month_day(std::chrono::year(number / 10000),
                        std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
                        std::chrono::day(static_cast<unsigned>(number % 100)));
}

std::chrono::year year_of(sys_days day) { return year_month_day(day).year(); }

// The first day of the next year, month or day, whichever starts here and ends by `last`; its term
// is added to `terms`.
sys_days take_longest(sys_days first, sys_days last, std::vector<Xapian::Query>& terms) {
  const year_month_day date(first);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  const sys_days next_year = sys_days(year_month_day(date.year() + std::chrono::years(1),
                                                     std::chrono::January, std::chrono::day(1)));
  const sys_days next_month =
      sys_days(year_month_day(date.year(), date.month(), std::chrono::day(1)) + months(1));
  if (month == 1 && day == 1 && next_year <= last + days(1)) {
    terms.emplace_back(fmt::format("Y{:04}", year));
    return next_year;
  }
  if (day == 1 && next_month <= last + days(1)) {
    terms.emplace_back(fmt::format("M{:04}{:02}", year, month));
    return next_month;
  }
  terms.emplace_back(fmt::format("D{:04}{:02}{:02}", year, month, day));
  return first + days(1);
}

// All articles but those of any year.
Xapian::Query undated_query(const Xapian::Database& db) {
  std::vector<Xapian::Query> years;
  for (auto year = db.allterms_begin("Y"); year != db.allterms_end("Y"); ++year)
    years.emplace_back(*year);
  const Xapian::Query dated(Xapian::Query::OP_OR, years.begin(), years.end());
  return Xapian::Query(Xapian::Query::OP_AND_NOT, match_all(), dated);
}

}  // namespace

Xapian::Query date_query(const DayRange& range, const Xapian::Database& db) {
  if (range.undated) return undated_query(db);
  const std::string lowest = day_in_value(db.get_value_lower_bound(slot(Slot::kDate)));
  const std::string highest = day_in_value(db.get_value_upper_bound(slot(Slot::kDate)));
  if (highest.empty()) return Xapian::Query::MatchNothing;
  // The value is in UTC, the terms are not: a day of slack on either side. Whole years, so that the
  // months and years of dates that are no more precise lie inside. An index may also not know its
  // lowest value, then it is "".
  sys_days first = lowest.empty()
                       ? sys_days(to_date("10000101"))
                       : sys_days(year_of(sys_days(to_date(lowest)) - days(1)) / January / 1);
  sys_days last = sys_days(year_of(sys_days(to_date(highest)) + days(1)) / December / 31);
  if (!range.first.empty()) first = std::max(first, sys_days(to_date(range.first)));
  if (!range.last.empty()) last = std::min(last, sys_days(to_date(range.last)));
  std::vector<Xapian::Query> terms;
  while (first <= last) first = take_longest(first, last, terms);
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace broadsheet
