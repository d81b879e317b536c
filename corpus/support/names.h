// The names in a table whose rows have a member `name`.
#pragma once

#include <string_view>
#include <vector>

namespace broadsheet {

template <typename Table>
std::vector<std::string_view> names_of(const Table& table) {
  std::vector<std::string_view> names;
  for (const auto& row : table) names.emplace_back(row.name);
  return names;
}

}  // namespace broadsheet
