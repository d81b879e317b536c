#include "corpus/support/refusals.h"

#include <fcntl.h>
#include <fmt/format.h>

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
