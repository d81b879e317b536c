// Looks at names and kinds of files, never through links.
#include "corpus/store/glass_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/store/index_names.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/refusals.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// Six tables and the version file.
constexpr size_t kDescriptors = 7;

// What Xapian 1.4 reads or writes in a folder; v.tmp and v.rtmp become iamglass when it commits.
constexpr std::array<std::string_view, 10> kXapianFiles{
    kVersionFile,    "flintlock",      "v.tmp",         "v.rtmp",         kPostingsTable,
    kDocumentsTable, "termlist.glass", kPositionsTable, "spelling.glass", "synonym.glass"};

constexpr const char* kOtherDirectory = "give another directory with --db DIR";

bool is_xapian_file(std::string_view name) {
  return std::ranges::find(kXapianFiles, name) != kXapianFiles.end();
}

[[noreturn]] void throw_refused(const fs::path& path, std::string_view what) {
  throw Error(ErrorKind::kIndex, fmt::format("{} {}", path.string(), what), kOtherDirectory);
}

bool is_regular(const fs::path& path) { return kind_of(path) == fs::file_type::regular; }

void check_is_folder_itself(const fs::path& folder) {
  const fs::file_type kind = kind_of(folder);
  if (kind == fs::file_type::directory) return;
  if (kind == fs::file_type::not_found) throw_refused(folder, "is missing");
  if (kind == fs::file_type::symlink) throw_refused(folder, "is a symbolic link, not a folder");
  throw_refused(folder, "is not a folder");
}

void check_single_names(const fs::path& folder) {
  for (const std::string_view name : kXapianFiles) {
    const fs::path file = folder / name;
    if (kind_of(file) == fs::file_type::not_found || fs::hard_link_count(file) == 1) continue;
    throw Error(ErrorKind::kIndex,
                file.string() + " has a second name (hard link), which would change with it",
                "copy the index into files of its own with: news-index --db DIR compact");
  }
}

}  // namespace

void check_glass_folder(const fs::path& folder) {
  check_is_folder_itself(folder);
  if (kind_of(folder / kStubFile) != fs::file_type::not_found)
    throw_refused(folder,
                  fmt::format("holds a file {}, which no index of news-index has", kStubFile));
  for (const std::string_view name : kXapianFiles) {
    const fs::path file = folder / name;
    if (kind_of(file) == fs::file_type::not_found) continue;
    if (!is_regular(file)) throw_refused(file, "is not a regular file");
    if (name.ends_with(kTableSuffix)) read_if_there(file, 0);  // Xapian would think it isn't there
  }
}

Xapian::Database open_glass(const fs::path& folder) {
  check_glass_folder(folder);
  require_descriptors(kDescriptors, folder.string());
  return Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS);
}

Xapian::WritableDatabase open_glass_writable(const fs::path& folder, int flags) {
  if (kind_of(folder) != fs::file_type::not_found) {
    check_glass_folder(folder);
    check_single_names(folder);
  }
  require_descriptors(kDescriptors, folder.string());
  return Xapian::WritableDatabase(folder.string(), flags | Xapian::DB_BACKEND_GLASS);
}

void check_tables_open(const Xapian::Database& db, const fs::path& folder) {
  if (db.get_doccount() == 0) return;
  const Xapian::docid first = *db.postlist_begin("");
  const bool has_data = !db.get_document(first).get_data().empty();
  const bool has_terms = db.termlist_begin(first) != db.termlist_end(first);
  const bool has_positions = db.has_positions() || !fs::exists(folder / kPositionsTable);
  if (has_data && has_terms && has_positions) return;
  check_glass_folder(folder);  // throws the reason, if it can still be seen
  throw Error(
      ErrorKind::kIndex, "can't open all tables of " + folder.string(),
      "raise the number of open files (ulimit -n), or check for damage with: news-index check");
}

bool holds_only_glass_files(const fs::path& folder) {
  if (kind_of(folder) != fs::file_type::directory) return false;
  return std::ranges::all_of(names_in(folder), [&](const std::string& name) {
    return (is_xapian_file(name) || name == kDictionaryFile) && is_regular(folder / name);
  });
}

bool is_glass_folder(const fs::path& folder) {
  if (!holds_only_glass_files(folder)) return false;
  return std::ranges::any_of(names_in(folder), is_xapian_file);
}

bool remove_glass_folder(const fs::path& folder) {
  if (!holds_only_glass_files(folder)) return false;
  for (const std::string& name : names_in(folder)) remove_one(folder / name);
  remove_one(folder);
  return true;
}

bool holds_only_glass_folders(const fs::path& folder) {
  if (kind_of(folder) != fs::file_type::directory) return false;
  return std::ranges::all_of(names_in(folder), [&](const std::string& name) {
    return holds_only_glass_files(folder / name);
  });
}

bool remove_glass_folders(const fs::path& folder) {
  if (!holds_only_glass_folders(folder)) return false;
  for (const std::string& name : names_in(folder)) remove_glass_folder(folder / name);
  remove_one(folder);
  return true;
}

}  // namespace broadsheet
