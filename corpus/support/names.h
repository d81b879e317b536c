// The names in a table whose rows have a member `name`.
#pragma once

#include <iterator>
#include <string_view>
#include <vector>

namespace broadsheet {

template <typename Table>
std::vector<std::string_view> names_of(const Table& table) {
  std::vector<std::string_view> names;
  names.reserve(std::size(table));
  for (const auto& row : table) names.emplace_back(row.name);
  return names;
}

}  // namespace broadsheet
