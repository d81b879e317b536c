// Closes a descriptor without touching what the caller is about to report.
#include "corpus/support/file_descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace broadsheet {

void FileDescriptor::reset() noexcept {
  if (fd_ < 0) return;
  const int error = errno;
  ::close(std::exchange(fd_, -1));
  errno = error;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace broadsheet
