#include "corpus/support/refusals.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
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
