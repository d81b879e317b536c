// Finds, opens, locks and swaps the generations of an index directory.
#include "corpus/store/index_location.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "corpus/store/schema.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStubFile = "XAPIANDB";
constexpr std::string_view kNewStubFile = "XAPIANDB.new";
// Hidden, so that `add .` doesn't take it for an article before there is an index around it.
constexpr std::string_view kLockFile = ".lock";
constexpr std::string_view kStubType = "auto ";
constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kIncompleteSuffix = ".new";
constexpr size_t kMostStubBytes = 256;  // more than any stub of ours has
constexpr auto kLockPoll = std::chrono::milliseconds(50);

// How often a reader looks again when a writer deletes the generation that it is about to open.
constexpr int kOpenAttempts = 5;

// The number in "gen-000007"; nothing for other names.
std::optional<unsigned> generation_number(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix)) return std::nullopt;
  name.remove_prefix(kGenerationPrefix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// The folder's name that the stub gives; nothing when there is no stub of ours.
std::optional<std::string> generation_in_stub(const fs::path& directory) {
  // One that can't be read must never be taken for one that is absent: a writer would make a new
  // index and delete the old one.
  const std::optional<std::string> stub = read_if_there(directory / kStubFile, kMostStubBytes);
  if (!stub || !stub->starts_with(kStubType)) return std::nullopt;
  std::string name = stub->substr(kStubType.size());
  name = name.substr(0, name.find('\n'));
  if (!generation_number(name)) return std::nullopt;
  return name;
}

// The same for one that may not be complete, "gen-000007.new" too.
std::optional<unsigned> any_generation_number(std::string_view name) {
  if (name.ends_with(kIncompleteSuffix)) name.remove_suffix(kIncompleteSuffix.size());
  return generation_number(name);
}

// The complete generation with the highest number, or nothing.
std::optional<fs::path> newest_generation(const fs::path& directory) {
  std::optional<fs::path> newest;
  unsigned highest = 0;
  if (!fs::is_directory(directory)) return newest;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const auto number = generation_number(entry.path().filename().string());
    if (!number || (newest && *number < highest)) continue;
    newest = entry.path();
    highest = *number;
  }
  return newest;
}

// The folder's name of the live generation. Without any stub it is the newest complete one: the
// first, whose writer was killed before the swap, or that of a stub which somebody deleted. Nothing
// when there is none, or the stub is damaged.
std::optional<std::string> live_name(const fs::path& directory) {
  if (auto name = generation_in_stub(directory)) return name;
  if (fs::exists(directory / kStubFile)) return std::nullopt;
  const auto newest = newest_generation(directory);
  return newest ? std::optional(newest->filename().string()) : std::nullopt;
}

bool is_own_entry(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == kStubFile || name == kNewStubFile || name == kLockFile || name == "runs" ||
         any_generation_number(name).has_value();
}

[[noreturn]] void throw_no_index(const fs::path& directory) {
  const std::string name = directory.string();
  if (!fs::exists(directory))
    throw Error(ErrorKind::kIndex, "there is no index at " + name,
                fmt::format("make one with: news-index --db {} add PATH...", name));
  if (!fs::is_directory(directory))
    throw Error(ErrorKind::kIndex, name + " is a file, not an index directory",
                "give the index directory with --db DIR");
  if (newest_generation(directory))
    throw Error(ErrorKind::kIndex, fmt::format("the file {} of {} is damaged", kStubFile, name),
                fmt::format("mend it with: news-index --db {} check --repair", name));
  if (fs::exists(directory / "iamglass") || fs::exists(directory / kStubFile))
    throw Error(ErrorKind::kIndex, name + " is a Xapian database, but not one of news-index",
                "give another directory with --db DIR");
  if (!fs::is_empty(directory))
    throw Error(ErrorKind::kIndex, name + " is a directory without an index",
                "give the index directory with --db DIR");
  throw Error(ErrorKind::kIndex, name + " is an empty directory without an index",
              fmt::format("make one with: news-index --db {} add PATH...", name));
}

// Refuses to make an index where other things are.
void check_can_hold_index(const fs::path& directory) {
  if (!fs::exists(directory)) return;
  if (!fs::is_directory(directory) || fs::exists(directory / "iamglass")) throw_no_index(directory);
  for (const fs::directory_entry& entry : fs::directory_iterator(directory))
    if (!is_own_entry(entry.path()))
      throw Error(ErrorKind::kIndex,
                  fmt::format("{} is no index: it holds other things, such as {}",
                              directory.string(), entry.path().filename().string()),
                  "give a new or empty directory with --db DIR");
  if (fs::exists(directory / kStubFile) && !generation_in_stub(directory))
    throw_no_index(directory);
}

std::string dictionary_of(const fs::path& generation) {
  try {
    return Xapian::Database(generation.string()).get_metadata(std::string(kMetaDictionary));
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(generation.string());
  }
}

std::string read_holder(const fs::path& lock_file) {
  std::ifstream in(lock_file);
  std::string line;
  std::getline(in, line);
  return line.empty() ? "another process" : line;
}

std::string describe_this_process() {
  std::ifstream comm("/proc/self/comm");
  std::string name;
  std::getline(comm, name);
  return fmt::format("{} (process {})", name.empty() ? "a program" : name, ::getpid());
}

}  // namespace

IndexLocation::IndexLocation(fs::path directory) : directory_(std::move(directory)) {
  // "news.db/" and "news.db" are the same place; without a file name no sibling could be made.
  if (!directory_.has_filename()) directory_ = directory_.parent_path();
}

bool IndexLocation::exists() const { return live_name(directory_).has_value(); }

Xapian::Database IndexLocation::open() const {
  for (int attempt = 1;; ++attempt) {
    const fs::path generation = live_generation();
    try {
      Xapian::Database db(generation.string());
      check_schema(db, directory_.string());
      check_tables_open(db, generation);
      return db;
    } catch (const Xapian::DatabaseOpeningError&) {
      const bool replaced = live_generation() != generation;
      if (!replaced || attempt == kOpenAttempts) rethrow_xapian_error(directory_.string());
    } catch (const Xapian::Error&) {
      rethrow_xapian_error(directory_.string());
    }
  }
}

Xapian::WritableDatabase IndexLocation::open_writable() const {
  try {
    Xapian::WritableDatabase db(live_generation().string(), Xapian::DB_OPEN);
    check_schema(db, directory_.string());
    return db;
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(directory_.string());
  }
}

fs::path IndexLocation::live_generation() const {
  const auto name = live_name(directory_);
  if (!name) throw_no_index(directory_);
  return directory_ / *name;
}

fs::path IndexLocation::next_generation() const {
  unsigned highest = 0;
  if (const auto live = live_name(directory_)) highest = *generation_number(*live);
  if (fs::exists(directory_))
    for (const fs::directory_entry& entry : fs::directory_iterator(directory_))
      if (const auto number = any_generation_number(entry.path().filename().string()))
        highest = std::max(highest, *number);
  return directory_ / fmt::format("{}{:06}{}", kGenerationPrefix, highest + 1, kIncompleteSuffix);
}

fs::path IndexLocation::repairable_generation() const {
  if (const auto name = live_name(directory_); name && fs::exists(directory_ / *name))
    return directory_ / *name;
  if (auto newest = newest_generation(directory_)) return *newest;
  throw_no_index(directory_);
}

fs::path IndexLocation::dictionary_copy(const fs::path& generation) {
  return generation / "dictionary";
}

void IndexLocation::publish(const fs::path& generation) const {
  const std::string dictionary = dictionary_of(generation);
  if (!dictionary.empty()) write_durably(dictionary_copy(generation), dictionary);
  for (const fs::directory_entry& entry : fs::directory_iterator(generation))
    sync_path(entry.path());
  sync_path(generation);
  fs::path complete = generation;
  if (complete.extension() == kIncompleteSuffix) complete.replace_extension();
  rename_path(generation, complete);
  point_stub_at(complete);
  remove_leftovers();
}

void IndexLocation::point_stub_at(const fs::path& generation) const {
  const fs::path new_stub = directory_ / kNewStubFile;
  write_durably(new_stub, fmt::format("{}{}\n", kStubType, generation.filename().string()));
  sync_path(directory_);  // the generation's name lasts before the stub names it
  rename_path(new_stub, directory_ / kStubFile);
  sync_path(directory_);
}

void IndexLocation::remove_leftovers() const {
  const auto live = live_name(directory_);
  if (live && !fs::exists(directory_ / kStubFile)) point_stub_at(directory_ / *live);
  remove_path(directory_ / kNewStubFile);
  remove_path(runs_directory());
  std::vector<fs::path> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_)) {
    const std::string name = entry.path().filename().string();
    const bool is_incomplete = any_generation_number(name) && !generation_number(name);
    // With a damaged stub any complete one may be the live one.
    if (is_incomplete || (live && generation_number(name) && name != *live))
      old.push_back(entry.path());
  }
  for (const fs::path& path : old) remove_path(path);
}

void IndexLocation::sync_live() const { sync_path(live_generation()); }

WriterLock::WriterLock(const IndexLocation& location, std::chrono::seconds wait, bool create) {
  const fs::path& directory = location.directory();
  if (create) {
    check_can_hold_index(directory);
    create_durably(directory);
  } else if (!location.exists() && !newest_generation(directory)) {
    throw_no_index(directory);
  }
  const fs::path path = directory / kLockFile;
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) throw_system("open", path);
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw_system("lock", path);
    if (interrupted() || std::chrono::steady_clock::now() >= deadline) {
      ::close(fd_);
      throw_if_interrupted();
      throw Error(ErrorKind::kIndexLocked,
                  fmt::format("{} is being written by {}", directory.string(), read_holder(path)),
                  "wait for it to end, or give --wait SECONDS");
    }
    std::this_thread::sleep_for(kLockPoll);
  }
  const std::string holder = describe_this_process() + "\n";
  if (::ftruncate(fd_, 0) != 0 ||
      ::pwrite(fd_, holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
    ::close(fd_);
    throw_system("write", path);
  }
}

WriterLock::~WriterLock() { ::close(fd_); }

void initialise_schema(Xapian::WritableDatabase& db, bool positions) {
  db.set_metadata(std::string(kMetaSchema), std::string(kSchemaVersion));
  db.set_metadata(std::string(kMetaPositions), positions ? "yes" : "no");
}

void check_tables_open(const Xapian::Database& db, const fs::path& path) {
  if (db.get_doccount() == 0) return;
  const Xapian::docid first = *db.postlist_begin("");
  const bool has_data = !db.get_document(first).get_data().empty();
  const bool has_terms = db.termlist_begin(first) != db.termlist_end(first);
  const bool has_positions = db.has_positions() || !fs::exists(path / "position.glass");
  if (has_data && has_terms && has_positions) return;
  throw Error(
      ErrorKind::kIndex, "can't open all tables of " + path.string(),
      "raise the number of open files (ulimit -n), or look for damage with: news-index check");
}

void check_schema(const Xapian::Database& db, const std::string& path) {
  const std::string version = db.get_metadata(std::string(kMetaSchema));
  if (version == kSchemaVersion) return;
  if (version.empty())
    throw Error(ErrorKind::kIndex, path + " is a Xapian database, but not one of news-index",
                "give another directory with --db DIR");
  throw Error(
      ErrorKind::kIndex,
      fmt::format("{} has schema version {}, this program reads version {}", path, version,
                  kSchemaVersion),
      fmt::format("build it anew with: news-index --db {} add --rebuild PATH...; or, with the "
                  "program that made it: news-index --db {} export > articles.jsonl, then "
                  "add that to a new index",
                  path, path));
}

}  // namespace broadsheet
