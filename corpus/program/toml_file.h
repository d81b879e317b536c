// A TOML file as a flat list of what is in it, with lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace broadsheet {

struct TomlEntry {
  size_t line = 0;  // from 1
  std::string section{};
  std::string key{};                  // "" for the header of the section itself
  std::vector<std::string> values{};  // as they would be typed; several for an array
};

// In the order of lines. Throws Error(kUsage) that names file and line when it can't be read, isn't
// TOML or holds what is neither a value, a list of values nor a section of these.
std::vector<TomlEntry> read_toml_file(const std::string& path);

}  // namespace broadsheet
