// Finds the name that was probably meant by a misspelt one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace broadsheet {

// The name with the smallest edit distance to `typed`, letter case ignored, if that is at most a
// third of the longer one's length (at least 1); else "".
std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

// The advice for a name that isn't among `names`: "did you mean text? the formats are text, json".
// `introduction`: "the formats are".
std::string advice_on_names(std::string_view typed, std::span<const std::string_view> names,
                            std::string_view introduction);

}  // namespace broadsheet
