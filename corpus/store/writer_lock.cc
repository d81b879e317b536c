// Looks before it locks: not a byte is written to what is no index.
#include "corpus/store/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <thread>

#include "corpus/store/generations.h"
#include "corpus/store/index_names.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/ownership.h"
#include "corpus/store/schema_version.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/last_words.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr auto kLockPoll = std::chrono::milliseconds(50);

void check_live_is_ours(const IndexLocation& location) {
  const fs::path& directory = location.directory();
  const fs::path live = location.live_generation();
  if (kind_of(live) == fs::file_type::not_found) return;  // said when it is opened
  const Owner owner = owner_of(live);
  if (owner == Owner::kOthers) throw_foreign(directory);
  if (owner == Owner::kUnknown && !generation_in_stub(directory))
    throw Error(ErrorKind::kIndex,
                fmt::format("{} can't be opened, and no file {} says that it is the index",
                            live.string(), kStubFile),
                fmt::format("repair it with: news-index --db {} check --repair; or give another "
                            "directory with --db DIR",
                            directory.string()));
}

// Refuses to make an index where other things are.
void check_can_hold_index(const IndexLocation& location) {
  const fs::path& directory = location.directory();
  if (location.exists()) return check_live_is_ours(location);
  const fs::file_status status = fs::status(directory);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status) || kind_of(directory / kStubFile) != fs::file_type::not_found)
    throw_no_index(directory);
  if (kind_of(directory / kVersionFile) != fs::file_type::not_found) throw_foreign(directory);
  const std::string other = entry_of_others(directory);
  if (!other.empty())
    throw Error(ErrorKind::kIndex,
                fmt::format("{} is not an index: it holds other files, such as {}",
                            directory.string(), other),
                "give a new or empty directory with --db DIR");
}

void check_place(const IndexLocation& location, LockFor purpose) {
  const fs::path& directory = location.directory();
  switch (purpose) {
    case LockFor::kCreating:
      check_can_hold_index(location);
      create_durably(directory);
      return;
    case LockFor::kChanging:
      check_live_is_ours(location);
      return;
    case LockFor::kRepairing:
      if (!location.exists() && !newest_generation(directory)) throw_no_index(directory);
      return;
  }
}

// Never through a link, and never a file of somebody else's.
FileDescriptor open_lock(const fs::path& path) {
  FileDescriptor file(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666));
  struct stat info {};
  if (!file.is_open() && errno != ELOOP) throw_system("open", path);
  if (file.is_open() && ::fstat(file.get(), &info) != 0) throw_system("open", path);
  if (!file.is_open() || !S_ISREG(info.st_mode) ||
      static_cast<size_t>(info.st_size) > kMostLockBytes)
    throw Error(ErrorKind::kIndex, path.string() + " is not a lock file of news-index",
                "move it away, or give another directory with --db DIR");
  return file;
}

std::string read_holder(int lock) {
  char line[kMostLockBytes];
  const ssize_t size = ::pread(lock, line, sizeof line, 0);
  const std::string holder(line, size > 0 ? static_cast<size_t>(size) : 0);
  return holder.empty() ? "another process" : holder.substr(0, holder.find('\n'));
}

std::string describe_this_process() {
  std::ifstream comm("/proc/self/comm");
  std::string name;
  std::getline(comm, name);
  return fmt::format("{} (process {})\n", name.empty() ? "a program" : name, ::getpid());
}

// Not when the file has a second name (hard link): it may be somebody's.
void write_holder(int lock, const fs::path& path) {
  struct stat info {};
  if (::fstat(lock, &info) != 0) throw_system("write", path);
  if (info.st_nlink > 1) return;
  const std::string holder = describe_this_process();
  if (::ftruncate(lock, 0) != 0 || ::lseek(lock, 0, SEEK_SET) != 0 || !write_all(lock, holder))
    throw_system("write", path);
}

}  // namespace

WriterLock::WriterLock(const IndexLocation& location, std::chrono::seconds wait, LockFor purpose) {
  const fs::path path = location.directory() / kLockFile;
  // Where there is a lock the place is looked at behind it: what another writer does meanwhile
  // looks like nothing of ours.
  const bool is_new = kind_of(path) == fs::file_type::not_found;
  if (is_new) check_place(location, purpose);
  file_ = open_lock(path);
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw_system("lock", path);
    throw_if_interrupted();
    if (std::chrono::steady_clock::now() >= deadline)
      throw Error(ErrorKind::kIndexLocked,
                  fmt::format("{} is being written by {}", location.directory().string(),
                              read_holder(file_.get())),
                  "wait for it to end, or give --wait SECONDS");
    std::this_thread::sleep_for(kLockPoll);
  }
  if (!is_new) check_place(location, purpose);
  write_holder(file_.get(), path);
  note_writing_to(location.directory(), [location] { clean_up_after_failure(location); });
}

}  // namespace broadsheet
