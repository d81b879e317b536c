#include "query/cli/date_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "corpus/article/date_reader.h"
#include "corpus/support/error.h"
#include "query/language/dates.h"

namespace broadsheet {
namespace {

DayRange read_option(const std::string& name, const std::string& typed, DateUse use,
                     const std::string& today) {
  if (typed.empty()) return {};
  const auto range = read_dates(typed, use, today);
  if (!range)
    throw Error(ErrorKind::kUsage, fmt::format("--{}: '{}' is no date", name, typed),
                fmt::format("dates are written as {}", kDateExamples));
  return *range;
}

}  // namespace

void define_date_options(CLI::App& app, DateOptions& typed) {
  app.add_option("--since", typed.since, "Only articles dated DATE or later")->type_name("DATE");
  app.add_option("--until", typed.until, "Only articles dated DATE or earlier")->type_name("DATE");
  app.add_option("--now", typed.now, "The day from which relative dates count (default: today)")
      ->type_name("DATE");
}

std::string today_meant(const DateOptions& typed) {
  if (typed.now.empty()) return local_today();
  const auto now = parse_date(typed.now);
  if (!now || now->precision != DatePrecision::kDay)
    throw Error(ErrorKind::kUsage, fmt::format("--now: '{}' is no day", typed.now),
                "write it as 2014-04-02");
  return first_day(*now);
}

DayRange days_meant(const DateOptions& typed, const std::string& today) {
  DayRange range{read_option("since", typed.since, DateUse::kSince, today).first,
                 read_option("until", typed.until, DateUse::kUntil, today).last};
  if (!range.first.empty() && !range.last.empty() && range.first > range.last)
    throw Error(ErrorKind::kUsage, "--until is earlier than --since",
                "write the earlier date with --since");
  return range;
}

}  // namespace broadsheet
