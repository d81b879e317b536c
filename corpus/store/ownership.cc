// Looks at metadata, names and kinds of files.
#include "corpus/store/ownership.h"

#include <xapian.h>

#include <optional>
#include <string_view>

#include "corpus/store/generations.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/schema.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/refusals.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

bool is_small_file(const fs::path& file, size_t most) {
  return kind_of(file) == fs::file_type::regular && fs::file_size(file) <= most;
}

bool is_like_ours(const fs::path& directory, const std::string& name) {
  const fs::path path = directory / name;
  if (name == kLockFile) return is_small_file(path, kMostLockBytes);
  if (name == kNewStubFile) return is_new_stub(path);
  if (name == kRunsFolder) return holds_only_glass_folders(path);
  return generation_number(name, false) && holds_only_glass_files(path);
}

}  // namespace

Owner owner_of(const fs::path& generation) {
  try {
    const Xapian::Database db = open_glass(generation);
    const std::string prefix(kMetaPrefix);
    return db.metadata_keys_begin(prefix) != db.metadata_keys_end(prefix) ? Owner::kUs
                                                                          : Owner::kOthers;
  } catch (const Xapian::Error& error) {
    throw_if_refused(error, generation.string());
    return Owner::kUnknown;
  }
}

std::string entry_of_others(const fs::path& directory) {
  for (const std::string& name : names_in(directory))
    if (!is_like_ours(directory, name)) return name;
  return "";
}

bool is_ours(const fs::path& directory, OwnerLookup owner) {
  const auto live = live_name(directory);
  const auto generation = live ? std::optional(directory / *live) : newest_generation(directory);
  if (!generation) return entry_of_others(directory).empty();
  try {
    switch (owner(*generation)) {
      case Owner::kUs:
        return true;
      case Owner::kOthers:
        return false;
      case Owner::kUnknown:
        return generation_in_stub(directory) && is_glass_folder(*generation);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIndex) throw;
  }
  return false;
}

bool is_new_stub(const fs::path& file) { return is_small_file(file, kMostStubBytes); }

}  // namespace broadsheet
