// Builds beside the live generation, renames, syncs, and deletes what is proven to be ours.
#include "corpus/store/index_writing.h"

#include <fmt/format.h>

#include <string>

#include "corpus/store/generations.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/ownership.h"
#include "corpus/store/schema.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

std::string dictionary_of(const fs::path& generation) {
  try {
    return open_glass(generation).get_metadata(std::string(kMetaDictionary));
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(generation.string());
  }
}

void point_stub_at(const fs::path& directory, const std::string& generation) {
  const fs::path new_stub = directory / kNewStubFile;
  create_file_durably(new_stub, stub_of(generation));
  sync_path(directory);  // the generation's name lasts before the stub names it
  rename_path(new_stub, directory / kStubFile);
  sync_path(directory);
}

// After a failure to point the stub at it: without a stub the newest generation is the live one.
void withdraw(const fs::path& directory, const fs::path& generation) {
  try {
    if (generation_in_stub(directory) == generation.filename().string()) return;
    remove_glass_folder(generation);
    if (is_new_stub(directory / kNewStubFile)) remove_one(directory / kNewStubFile);
  } catch (const Error&) {  // the one being handled matters more
  }
}

// In a directory that is ours.
void clean(const fs::path& directory) {
  if (is_new_stub(directory / kNewStubFile)) remove_one(directory / kNewStubFile);
  remove_glass_folders(directory / kRunsFolder);
  const auto live = live_name(directory);
  const bool is_live_there = live && kind_of(directory / *live) == fs::file_type::directory;
  if (is_live_there && kind_of(directory / kStubFile) == fs::file_type::not_found)
    point_stub_at(directory, *live);
  for (const std::string& name : names_in(directory)) {
    // With a damaged stub, or one that names none, any complete one may be the live one.
    const bool is_old = is_live_there && generation_number(name, true) && name != *live;
    if (is_old || generation_number(name, false)) remove_glass_folder(directory / name);
  }
}

}  // namespace

Xapian::WritableDatabase open_for_changes(const IndexLocation& location) {
  location.open();  // refuses what is not ours before anything is written
  try {
    return open_glass_writable(location.live_generation(), Xapian::DB_OPEN);
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(location.directory().string());
  }
}

fs::path next_generation(const IndexLocation& location) {
  const fs::path& directory = location.directory();
  return directory / generation_name(next_number(directory), false);
}

fs::path runs_directory(const IndexLocation& location) {
  return location.directory() / kRunsFolder;
}

void publish(const IndexLocation& location, const fs::path& generation) {
  const std::string dictionary = dictionary_of(generation);
  if (!dictionary.empty())
    create_file_durably(IndexLocation::dictionary_copy(generation), dictionary);
  for (const std::string& name : names_in(generation)) sync_path(generation / name);
  sync_path(generation);
  const auto number = generation_number(generation.filename().string(), false);
  const fs::path complete =
      number ? generation.parent_path() / generation_name(*number, true) : generation;
  rename_path(generation, complete);
  try {
    point_stub_at(location.directory(), complete.filename().string());
  } catch (const Error&) {
    withdraw(location.directory(), complete);
    throw;
  }
  clean(location.directory());
}

void check_dictionary(const IndexLocation& location) {
  const fs::path live = location.live_generation();
  const auto copy = IndexLocation::read_dictionary_copy(live);
  if (!copy || *copy == dictionary_of(live)) return;
  const std::string name = location.directory().string();
  throw Error(ErrorKind::kIndex,
              fmt::format("{}: the dictionary in the index is not the one in its copy, so one of "
                          "them is damaged",
                          name),
              fmt::format("repair it with: news-index --db {} check --repair", name));
}

void remove_leftovers(const IndexLocation& location, OwnerLookup owner) {
  if (is_ours(location.directory(), owner)) clean(location.directory());
}

void clean_up_after_failure(const IndexLocation& location, OwnerLookup owner) {
  try {
    remove_leftovers(location, owner);
  } catch (const std::exception&) {
  }
}

void sync_live(const IndexLocation& location) { sync_path(location.live_generation()); }

}  // namespace broadsheet
