// Brings the program's own open(2), which the dynamic linker prefers over that of the C library (as
// indexer/writing/fast_deflate.cc does with deflate()), because Xapian 1.4 has no switch for it.
#include "indexer/check/read_only_opens.h"

#include <asm/fcntl.h>  // not <fcntl.h>, which may define open() itself (_FORTIFY_SOURCE)
#include <dlfcn.h>
#include <sys/types.h>

#include <atomic>
#include <cstdarg>

namespace {

std::atomic<bool> only_reading = false;

}  // namespace

extern "C" int open(const char* path, int flags, ...) {
  using Open = int (*)(const char*, int, ...);
  static const auto next = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "open"));
  if (only_reading && (flags & O_ACCMODE) == O_RDWR) flags = (flags & ~O_ACCMODE) | O_RDONLY;
  if ((flags & (O_CREAT | __O_TMPFILE)) == 0) return next(path, flags);
  va_list arguments;
  va_start(arguments, flags);
  const auto mode = va_arg(arguments, mode_t);
  va_end(arguments);
  return next(path, flags, mode);
}

namespace broadsheet {

void open_only_for_reading() { only_reading = true; }

}  // namespace broadsheet
