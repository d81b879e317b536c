// JSON values within bounds of depth and members.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace broadsheet {

// A JSON value, or why there is none.
struct ParsedJson {
  nlohmann::ordered_json value;
  std::string reason;  // "" when it was parsed
};

// An object with very many members is refused, because the time that it takes grows with their
// square; so is a text of very many short values, which take many times its length in memory. NaN and Infinity, which Python and pandas write, are null.
ParsedJson parse_bounded(std::string_view text);

}  // namespace broadsheet
