// Changes of files and folders that outlast a power cut, and errors that name the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// All of these throw Error (kSystem) with the path and the system's reason (errno). What fsync(2)
// on a file and on its folder promises is what lasts. Reading and creating a file refuse a symbolic
// link at the end of its path, and nothing waits for a pipe that stands in a file's place.

[[noreturn]] void throw_system(const std::string& what, const std::filesystem::path& path);
[[noreturn]] void throw_system(const std::string& what);  // of something without a path

// What is at a path itself, not at the end of a link there; not_found when nothing is.
std::filesystem::file_type kind_of(const std::filesystem::path& path);

// The names in a directory, but for "." and "..", sorted; none when there is no such directory.
std::vector<std::string> names_in(const std::filesystem::path& directory);

// The first bytes of a file, at most `most`; nothing when there is no such file, and only then.
std::optional<std::string> read_if_there(const std::filesystem::path& path, size_t most);

// Makes a file where there is nothing yet, and waits for the disk. Its name lasts when the folder
// is synced.
void create_file_durably(const std::filesystem::path& path, std::string_view text);

// Waits until the content of a file, or the names in a folder, are on the disk.
void sync_path(const std::filesystem::path& path);

void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);

// Removes a file, link or empty folder.
void remove_one(const std::filesystem::path& path);

// Creates a directory, with those above it, and syncs their names.
void create_durably(const std::filesystem::path& directory);

}  // namespace broadsheet
