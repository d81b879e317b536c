// Lists that the command line names: of ids, of paths.
#pragma once

#include <string>
#include <vector>

namespace broadsheet {

// The entries of a file, or of stdin if it is "-": one a line, without empty ones; if `null`, each ends
// with a NUL byte instead, and each of its bytes counts. Throws InputError.
std::vector<std::string> read_list(const std::string& file, bool null);

}  // namespace broadsheet
