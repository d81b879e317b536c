// Reads, writes, syncs and renames by POSIX calls, which tell each failure.
#include "corpus/support/durable_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "corpus/support/error.h"
#include "corpus/support/file_descriptor.h"
#include "corpus/support/system_reason.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// A pipe in a file's place is then no wait, and a link an error.
constexpr int kOnlyFiles = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

[[noreturn]] void throw_not_regular(const fs::path& path) {
  throw Error(ErrorKind::kSystem, path.string() + " is not a regular file",
              "remove it if you don't know what it is");
}

}  // namespace

void throw_system(const std::string& what) {
  const int reason = errno;
  throw Error(ErrorKind::kSystem, fmt::format("can't {}: {}", what, std::strerror(reason)),
              std::string(hint_for_reason(reason)));
}

void throw_system(const std::string& what, const fs::path& path) {
  const int reason = errno;
  const std::string subject = what + ' ' + path.string();
  errno = reason;
  throw_system(subject);
}

fs::file_type kind_of(const fs::path& path) {
  std::error_code failure;
  const fs::file_type type = fs::symlink_status(path, failure).type();
  if (type != fs::file_type::none) return type;
  errno = failure.value();
  throw_system("look at", path);
}

std::vector<std::string> names_in(const fs::path& directory) {
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(directory.c_str()), ::closedir);
  if (!dir && (errno == ENOENT || errno == ENOTDIR)) return {};
  if (!dir) throw_system("list", directory);
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(dir.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) throw_system("list", directory);
  std::ranges::sort(names);
  return names;
}

std::optional<std::string> read_if_there(const fs::path& path, size_t most) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | kOnlyFiles));
  if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!file.is_open() && errno == ELOOP) throw_not_regular(path);
  if (!file.is_open()) throw_system("open", path);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) throw_system("read", path);
  if (!S_ISREG(info.st_mode)) throw_not_regular(path);
  std::string text(most, '\0');
  size_t size = 0;
  while (size < most) {
    const ssize_t got = ::read(file.get(), text.data() + size, most - size);
    if (got < 0) throw_system("read", path);
    if (got == 0) break;
    size += static_cast<size_t>(got);
  }
  text.resize(size);
  return text;
}

void create_file_durably(const fs::path& path, std::string_view text) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | kOnlyFiles, 0666));
  if (!file.is_open()) throw_system("create", path);
  if (!write_all(file.get(), text)) throw_system("write", path);
  if (::fsync(file.get()) != 0) throw_system("sync", path);
}

void sync_path(const fs::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) throw_system("open", path);
  if (::fsync(file.get()) != 0) throw_system("sync", path);
}

void rename_path(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_system("rename " + from.string() + " to", to);
}

void remove_one(const fs::path& path) {
  if (::remove(path.c_str()) != 0) throw_system("remove", path);
}

void create_durably(const fs::path& directory) {
  const fs::path absolute = fs::absolute(directory);
  if (fs::exists(absolute)) return;
  create_durably(absolute.parent_path());
  std::error_code failure;
  fs::create_directory(absolute, failure);
  if (failure)
    throw Error(
        ErrorKind::kSystem,
        fmt::format("can't create the directory {}: {}", directory.string(), failure.message()),
        std::string(hint_for_reason(failure.value())));
  sync_path(absolute.parent_path());
}

}  // namespace broadsheet
