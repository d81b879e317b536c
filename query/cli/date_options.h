// The options about dates: --since, --until and --now.
#pragma once

#include <string>

#include "query/language/query_tree.h"

namespace CLI {
class App;
}

namespace broadsheet {

// As they were typed.
struct DateOptions {
  std::string since, until, now;
};

void define_date_options(CLI::App& app, DateOptions& typed);

// The day, "YYYYMMDD", from which relative dates count: that of --now, else today. Throws
// Error(kUsage).
std::string today_meant(const DateOptions& typed);

// The days that --since and --until leave; both ends open without them. Throws Error(kUsage).
DayRange days_meant(const DateOptions& typed, const std::string& today);

}  // namespace broadsheet
