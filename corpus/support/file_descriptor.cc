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

}  // namespace broadsheet
