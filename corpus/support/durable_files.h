// Changes of files and folders that outlast a power cut, and errors that name the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// All of these throw Error (kSystem) with the path and the system's reason (errno). What fsync(2)
// on a file and on its folder promises is what lasts.

[[noreturn]] void throw_system(const std::string& what, const std::filesystem::path& path);

// The first bytes of a file, at most `most`; nothing when there is no such file, and only then.
std::optional<std::string> read_if_there(const std::filesystem::path& path, size_t most);

// Writes a whole file and waits for the disk. Its name lasts when the folder is synced.
void write_durably(const std::filesystem::path& path, std::string_view text);

// Waits until the content of a file, or the names in a folder, are on the disk.
void sync_path(const std::filesystem::path& path);

void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);

// Removes a file or folder with all that is in it; it may be absent.
void remove_path(const std::filesystem::path& path);

// Creates a directory, with those above it, and syncs their names.
void create_durably(const std::filesystem::path& directory);

}  // namespace broadsheet
