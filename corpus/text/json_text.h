// JSON values as text.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace broadsheet {

// A value on one line; bytes that aren't UTF-8 are replaced by U+FFFD. For nlohmann::json and
// nlohmann::ordered_json.
template <typename Json>
std::string json_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace broadsheet
