// The files of a generation and their sizes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace broadsheet {

// Bytes by table: "postlist" for postlist.glass, and so on.
std::map<std::string, uint64_t> table_bytes(const std::filesystem::path& generation);

// Bytes of all of them.
uint64_t directory_bytes(const std::filesystem::path& generation);

}  // namespace broadsheet
