#include "query/cli/date_options.h"

#include <fmt/format.h>

#include "corpus/article/date_reader.h"
#include "corpus/support/error.h"
#include "query/language/dates.h"

namespace broadsheet {
namespace {

DayRange read_option(const std::string& typed, DateUse use, const std::string& today) {
  if (typed.empty()) return {};
  const auto range = read_dates(typed, use, today);
  if (!range)
    throw Error(ErrorKind::kUsage, fmt::format("'{}' is not a valid date", typed),
                fmt::format("dates are written as {}", kDateExamples));
  return *range;
}

std::string read_day(const std::string& typed) {
  const auto now = parse_date(typed);
  if (!now || now->precision != DatePrecision::kDay)
    throw Error(ErrorKind::kUsage, fmt::format("'{}' is not a valid day", typed),
                "write it as 2014-04-02");
  return first_day(*now);
}

// What is typed is read twice: here, where its place is known, and once --now is.
Option date_option(std::string_view name, std::string help, std::string& into, DateUse use) {
  return option(name, "DATE", std::move(help), [&into, use](const std::string& typed) {
    read_option(typed, use, local_today());
    into = typed;
  });
}

}  // namespace

std::vector<Option> date_options(DateOptions& typed) {
  return {
      date_option("--since", "Only articles dated DATE or later", typed.since, DateUse::kSince),
      date_option("--until", "Only articles dated DATE or earlier", typed.until, DateUse::kUntil),
      option("--now", "DATE", "The day from which relative dates count (default: today)",
             [&typed](const std::string& day) {
               read_day(day);
               typed.now = day;
             })};
}

std::string resolve_today(const DateOptions& typed) {
  return typed.now.empty() ? local_today() : read_day(typed.now);
}

DayRange resolve_days(const DateOptions& typed, const std::string& today) {
  DayRange range{read_option(typed.since, DateUse::kSince, today).first,
                 read_option(typed.until, DateUse::kUntil, today).last};
  if (!range.first.empty() && !range.last.empty() && range.first > range.last)
    throw Error(ErrorKind::kUsage, "--until is earlier than --since",
                "write the earlier date with --since");
  return range;
}

}  // namespace broadsheet
