// Follows the stub of an index directory, and says what is wrong with one.
#include "corpus/store/index_location.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "corpus/store/generations.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/schema_version.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// How often a reader looks again when a writer deletes the generation that it is about to open.
constexpr int kOpenAttempts = 5;

Xapian::Database open_sound(const fs::path& generation, const fs::path& directory) {
  Xapian::Database db = open_glass(generation);
  check_schema(db, directory.string());
  check_tables_open(db, generation);
  return db;
}

std::optional<fs::path> live_that_is_there(const fs::path& directory) {
  const auto name = live_name(directory);
  if (!name || kind_of(directory / *name) == fs::file_type::not_found) return std::nullopt;
  return directory / *name;
}

}  // namespace

void throw_no_index(const fs::path& directory) {
  const std::string name = directory.string();
  const auto has = [&](std::string_view entry) {
    return kind_of(directory / entry) != fs::file_type::not_found;
  };
  if (!fs::exists(directory))
    throw Error(ErrorKind::kIndex, "there is no index at " + name,
                fmt::format("make one with: news-index --db {} add PATH...", name));
  if (!fs::is_directory(directory))
    throw Error(ErrorKind::kIndex, name + " is a file, not an index directory",
                "give the index directory with --db DIR");
  if (newest_generation(directory))
    throw Error(ErrorKind::kIndex, fmt::format("the file {} of {} is damaged", kStubFile, name),
                fmt::format("repair it with: news-index --db {} check --repair", name));
  if (has(kVersionFile) || has(kStubFile)) throw_foreign(name);
  if (!fs::is_empty(directory))
    throw Error(ErrorKind::kIndex, name + " is a directory without an index",
                "give the index directory with --db DIR");
  throw Error(ErrorKind::kIndex, name + " is an empty directory without an index",
              fmt::format("make one with: news-index --db {} add PATH...", name));
}

IndexLocation::IndexLocation(fs::path directory) : directory_(std::move(directory)) {
  // "news.db/" and "news.db" are the same place; without a file name no sibling could be made.
  if (!directory_.has_filename()) directory_ = directory_.parent_path();
}

bool IndexLocation::exists() const { return live_name(directory_).has_value(); }

Xapian::Database IndexLocation::open() const {
  for (int attempt = 1;; ++attempt) {
    const fs::path generation = live_generation();
    try {
      try {
        return open_sound(generation, directory_);
      } catch (const Xapian::Error&) {
        rethrow_xapian_error(directory_.string());
      }
    } catch (const Error&) {
      const bool was_replaced = live_generation() != generation;
      if (!was_replaced || attempt == kOpenAttempts) throw;
    }
  }
}

fs::path IndexLocation::live_generation() const {
  const auto name = live_name(directory_);
  if (!name) throw_no_index(directory_);
  return directory_ / *name;
}

fs::path IndexLocation::repairable_generation() const {
  const auto live = live_that_is_there(directory_);
  const auto generation = live ? live : newest_generation(directory_);
  if (!generation) throw_no_index(directory_);
  check_glass_folder(*generation);
  return *generation;
}

bool IndexLocation::needs_stub() const {
  return !live_that_is_there(directory_) && newest_generation(directory_);
}

fs::path IndexLocation::dictionary_copy(const fs::path& generation) {
  return generation / kDictionaryFile;
}

std::optional<std::string> IndexLocation::read_dictionary_copy(const fs::path& generation) {
  constexpr size_t kMostBytes = size_t{16} << 20;  // far above what is ever written
  return read_if_there(dictionary_copy(generation), kMostBytes);
}

}  // namespace broadsheet
