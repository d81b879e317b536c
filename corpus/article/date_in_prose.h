// Finds dates written in prose.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/article/date.h"

namespace broadsheet {

// The first date written in a line, as bylines have it: "2 April 2014", "April 2, 2014",
// "2014-04-02", "2. April 2014", "2 avril 2014", "2 de abril de 2014", "02.04.2014". Only whole
// days with a year of four digits. Nothing if there is none. Thread-safe.
std::optional<DateTime> find_date(std::string_view line);

}  // namespace broadsheet
