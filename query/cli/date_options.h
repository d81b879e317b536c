// The options about dates: --since, --until and --now.
#pragma once

#include <string>
#include <vector>

#include "corpus/program/option.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// As they were typed.
struct DateOptions {
  std::string since, until, now;
};

// Keep a reference to `typed`.
std::vector<Option> date_options(DateOptions& typed);

// The day, "YYYYMMDD", from which relative dates count: that of --now, otherwise today. Throws
// Error(kUsage).
std::string resolve_today(const DateOptions& typed);

// The days that --since and --until leave; both ends open without them. Throws Error(kUsage).
DayRange resolve_days(const DateOptions& typed, const std::string& today);

}  // namespace broadsheet
