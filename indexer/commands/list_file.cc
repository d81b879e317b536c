// Reads lists.
#include "indexer/commands/list_file.h"

#include <fstream>
#include <iostream>

#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

std::vector<std::string> read_entries(std::istream& in, bool null) {
  std::vector<std::string> entries;
  for (std::string line; std::getline(in, line, null ? '\0' : '\n');) {
    if (!null && line.ends_with('\r')) line.pop_back();
    if (!line.empty()) entries.push_back(line);
  }
  return entries;
}

}  // namespace

std::vector<std::string> read_list(const std::string& file, bool null) {
  if (file == "-") return read_entries(std::cin, null);
  std::ifstream in(file);
  if (!in) throw InputError(file, "can't be read");
  return read_entries(in, null);
}

}  // namespace broadsheet
