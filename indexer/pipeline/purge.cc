// Compares the manifest with the disk.
#include "indexer/pipeline/purge.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "corpus/support/error.h"
#include "indexer/pipeline/batch.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

bool lies_under(const std::string& file, const std::string& directory) {
  if (!file.starts_with(directory)) return false;
  return file.size() == directory.size() || directory == "/" || file[directory.size()] == '/';
}

std::string absolute_path(const std::string& path) {
  std::string absolute = fs::absolute(path).lexically_normal().string();
  if (absolute.size() > 1 && absolute.back() == '/') absolute.pop_back();
  return absolute;
}

// True if the walk would find nothing in a directory; false also when it can't be looked into,
// since then its files are not taken for gone.
bool holds_no_file(const fs::path& directory) {
  std::error_code failure;
  fs::recursive_directory_iterator entries(directory, failure);
  while (!failure && entries != fs::recursive_directory_iterator()) {
    const bool is_hidden = entries->path().filename().native().front() == '.';
    const fs::file_type type = entries->symlink_status(failure).type();
    if (failure) return false;
    if (is_hidden) entries.disable_recursion_pending();
    if (!is_hidden && type != fs::file_type::directory) return false;
    entries.increment(failure);
  }
  return !failure;
}

bool has_articles_under(const Xapian::Database& live, const std::string& directory) {
  bool found = false;
  for_each_entry(live, [&](std::string_view, FileEntry&& entry) {
    found = found || (entry.articles > 0 && lies_under(entry.path, directory));
  });
  return found;
}

[[noreturn]] void refuse(const std::string& path, const char* state) {
  throw Error(ErrorKind::kUsage, path + " " + state + ": what was read from it would be removed",
              "is its drive mounted? If its articles are to go, add --force");
}

}  // namespace

void refuse_missing_roots(const std::vector<std::string>& paths, const Xapian::Database* live,
                          MissingRoots refused) {
  for (const std::string& path : paths) {
    if (path == kStdinPath) continue;
    std::error_code ignored;
    const fs::file_type type = fs::status(path, ignored).type();
    const bool is_missing = type == fs::file_type::not_found;
    if (is_missing && refused == MissingRoots::kAll) refuse(path, "does not exist");
    const bool is_empty = type == fs::file_type::directory && holds_no_file(path);
    if ((is_missing || is_empty) && live != nullptr &&
        has_articles_under(*live, absolute_path(path)))
      refuse(path, is_missing ? "does not exist" : "is empty");
  }
}

std::vector<std::string> vanished_files(const std::vector<std::string>& paths,
                                        const Xapian::Database& live) {
  std::vector<std::string> directories;
  for (const std::string& path : paths)
    if (path != kStdinPath) directories.push_back(absolute_path(path));
  std::vector<std::string> vanished;
  for_each_entry(live, [&](std::string_view key, FileEntry&& entry) {
    const bool is_meant =
        std::any_of(directories.begin(), directories.end(),
                    [&](const auto& root) { return lies_under(entry.path, root); });
    std::error_code ignored;
    // Only "not found" means gone: a file that can't be reached may be back tomorrow.
    if (is_meant && fs::status(entry.path, ignored).type() == fs::file_type::not_found)
      vanished.emplace_back(key);
  });
  return vanished;
}

}  // namespace broadsheet
