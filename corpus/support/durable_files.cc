// Reads, writes, syncs and renames by POSIX calls, which tell each failure.
#include "corpus/support/durable_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "corpus/support/error.h"
#include "corpus/support/file_descriptor.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

FileDescriptor open_file(const fs::path& path, int flags) {
  FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC, 0666));
  if (!file.is_open()) throw_system("open", path);
  return file;
}

}  // namespace

void throw_system(const std::string& what, const fs::path& path) {
  throw Error(ErrorKind::kSystem,
              fmt::format("can't {} {}: {}", what, path.string(), std::strerror(errno)));
}

std::optional<std::string> read_if_there(const fs::path& path, size_t most) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!file.is_open()) throw_system("open", path);
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

void write_durably(const fs::path& path, std::string_view text) {
  const FileDescriptor file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw_system("write", path);
  if (::fsync(file.get()) != 0) throw_system("sync", path);
}

void sync_path(const fs::path& path) {
  const FileDescriptor file = open_file(path, O_RDONLY);
  if (::fsync(file.get()) != 0) throw_system("sync", path);
}

void rename_path(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_system("rename " + from.string() + " to", to);
}

void remove_path(const fs::path& path) {
  std::error_code failure;
  fs::remove_all(path, failure);
  if (failure)
    throw Error(ErrorKind::kSystem,
                fmt::format("can't remove {}: {}", path.string(), failure.message()));
}

void create_durably(const fs::path& directory) {
  const fs::path absolute = fs::absolute(directory);
  if (fs::exists(absolute)) return;
  create_durably(absolute.parent_path());
  std::error_code failure;
  fs::create_directory(absolute, failure);
  if (failure)
    throw Error(ErrorKind::kSystem, fmt::format("can't create the directory {}: {}",
                                                directory.string(), failure.message()));
  sync_path(absolute.parent_path());
}

}  // namespace broadsheet
