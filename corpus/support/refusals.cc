#include "corpus/support/refusals.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "corpus/support/error.h"
#include "corpus/support/file_descriptor.h"
#include "corpus/support/system_reason.h"

namespace broadsheet {
namespace {

void throw_if(const std::optional<Refusal>& refusal) {
  if (refusal) throw Error(ErrorKind::kSystem, refusal->message, refusal->hint);
}

}  // namespace

void throw_if_refused(const Xapian::Error& error, std::string_view subject) {
  throw_if(refusal_in(error, subject));
}

void throw_if_exhausted() { throw_if(current_exhaustion()); }

void throw_if_memory_is_short() {
  constexpr size_t kEnough = size_t{16} << 20;
  try {
    const std::string probe(kEnough, '\0');
  } catch (const std::bad_alloc&) {
    throw_if_exhausted();
  }
}

void require_thread_memory(size_t threads) {
  constexpr size_t kOfAllocator = size_t{8}
                                  << 20;  // address space; jemalloc 5.3 asks for up to 6 MB
  pthread_attr_t defaults;
  size_t stack = 0;
  ::pthread_attr_init(&defaults);
  ::pthread_attr_getstacksize(&defaults, &stack);
  ::pthread_attr_destroy(&defaults);
  const size_t size = threads * (stack + kOfAllocator);
  void* const tried =
      ::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (tried != MAP_FAILED) {
    ::munmap(tried, size);
    return;
  }
  throw Error(
      ErrorKind::kSystem,
      fmt::format("not enough memory for {} more threads: {}", threads, std::strerror(errno)),
      "use fewer threads (--jobs), or allow the program more memory (ulimit -v)");
}

void require_descriptors(size_t count, std::string_view subject) {
  std::vector<FileDescriptor> tried;
  for (size_t i = 0; i < count; ++i) {
    tried.emplace_back(::open("/", O_PATH | O_CLOEXEC));
    if (tried.back().is_open() || (errno != EMFILE && errno != ENFILE)) continue;
    throw Error(ErrorKind::kSystem,
                fmt::format("{} can't be opened: {}", subject, std::strerror(errno)),
                std::string(hint_for_reason(errno)));
  }
}

}  // namespace broadsheet
