#include "query/planning/date_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
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

// The terms of dates: whole years, months and days, as numbers ("2014", "201404", "20140402").
struct DateTerms {
  std::set<int> years, months, days;
};

// The first day of the next year, month or day, whichever starts here and ends by `last`; its term
// is added to `terms`.
sys_days take_longest(sys_days first, sys_days last, DateTerms& terms) {
  const year_month_day date(first);
  const int year = static_cast<int>(date.year());
  const int month = year * 100 + static_cast<int>(static_cast<unsigned>(date.month()));
  const int day = month * 100 + static_cast<int>(static_cast<unsigned>(date.day()));
  const sys_days next_year =
      sys_days((date.year() + std::chrono::years(1)) / January / std::chrono::day(1));
  const sys_days next_month =
      sys_days(year_month_day(date.year(), date.month(), std::chrono::day(1)) + months(1));
  const bool first_of_month = date.day() == std::chrono::day(1);
  if (first_of_month && date.month() == January && next_year <= last + days(1)) {
    terms.years.insert(year);
    return next_year;
  }
  if (first_of_month && next_month <= last + days(1)) {
    terms.months.insert(month);
    return next_month;
  }
  terms.days.insert(day);
  return first + days(1);
}

// Every article with a term for a day has those for its month and its year, too.
std::vector<Xapian::Query> queries_of(const DateTerms& terms) {
  std::vector<Xapian::Query> queries;
  for (const int year : terms.years) queries.emplace_back(fmt::format("Y{:04}", year));
  for (const int month : terms.months)
    if (!terms.years.contains(month / 100)) queries.emplace_back(fmt::format("M{:06}", month));
  for (const int day : terms.days)
    if (!terms.years.contains(day / 10000) && !terms.months.contains(day / 100))
      queries.emplace_back(fmt::format("D{:08}", day));
  return queries;
}

// All articles but those of any year.
Xapian::Query undated_query(const Xapian::Database& db) {
  std::vector<Xapian::Query> years;
  for (auto year = db.allterms_begin("Y"); year != db.allterms_end("Y"); ++year)
    years.emplace_back(*year);
  const Xapian::Query dated(Xapian::Query::OP_OR, years.begin(), years.end());
  return Xapian::Query(Xapian::Query::OP_AND_NOT, match_all(), dated);
}

struct Days {
  sys_days first, last;
};

// The days that the dates of an index may have; nothing when none of its articles is dated.
//
// The value is in UTC, the terms are not: a day of slack on either side. Whole years, so that the
// months and years of dates that are no more precise lie inside. An index may also not know its
// lowest value, then it is "".
std::optional<Days> days_of(const Xapian::Database& db) {
  const std::string lowest = day_in_value(db.get_value_lower_bound(slot(Slot::kDate)));
  const std::string highest = day_in_value(db.get_value_upper_bound(slot(Slot::kDate)));
  if (highest.empty()) return std::nullopt;
  return Days{lowest.empty() ? sys_days(to_date("10000101"))
                             : sys_days(year_of(sys_days(to_date(lowest)) - days(1)) / January / 1),
              sys_days(year_of(sys_days(to_date(highest)) + days(1)) / December / 31)};
}

void add_terms(const DayRange& range, Days known, DateTerms& terms) {
  sys_days first = known.first, last = known.last;
  if (!range.first.empty()) first = std::max(first, sys_days(to_date(range.first)));
  if (!range.last.empty()) last = std::min(last, sys_days(to_date(range.last)));
  while (first <= last) first = take_longest(first, last, terms);
}

}  // namespace

Xapian::Query date_query(std::span<const DayRange> ranges, const Xapian::Database& db) {
  DateTerms terms;
  bool undated = false;
  const std::optional<Days> known = days_of(db);
  for (const DayRange& range : ranges) {
    undated |= range.undated;
    if (known && !range.undated) add_terms(range, *known, terms);
  }
  std::vector<Xapian::Query> queries = queries_of(terms);
  if (undated) queries.push_back(undated_query(db));
  if (queries.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}

}  // namespace broadsheet
