// Repairs JSON that other programs write and no parser takes.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// Puts U+FFFD in the place of escaped surrogates that are no pair, which no UTF-8 can express.
std::string with_paired_surrogates(std::string_view json);

// Puts null in the place of NaN, Infinity and -Infinity outside strings, which Python and pandas
// write.
std::string with_nulls(std::string_view json);

}  // namespace broadsheet
