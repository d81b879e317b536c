// One table of reasons, and the exceptions that carry them.
#include "corpus/support/system_reason.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

namespace broadsheet {
namespace {

struct Reason {
  int number;
  std::string_view hint;
};

// In all of these the machine refuses, and what was to be read may be as good as ever. An I/O error
// isn't among them: it may be the damage.
constexpr Reason kRefusals[] = {
    {EMFILE, "allow the program more open files (ulimit -n)"},
    {ENFILE, "the machine has too many open files: end other programs"},
    {ENOMEM, "free memory, or allow the program more of it (ulimit -v)"},
    {EACCES, "check the permissions of the file and of the folders above it"},
    {EPERM, "check the permissions of the file and of the folders above it"},
    {EROFS, "the file system is read-only: make it writable, or copy the index elsewhere"},
    {ENOSPC, "free some space on the disk"},
    {EDQUOT, "free some space on the disk: your share of it is used up"},
};

const Reason* refusal_of(int number) {
  for (const Reason& reason : kRefusals)
    if (reason.number == number) return &reason;
  return nullptr;
}

// Xapian gives the reason as text only.
const Reason* refusal_of(const Xapian::Error& error) {
  const char* text = error.get_error_string();
  if (text == nullptr) return nullptr;
  for (const Reason& reason : kRefusals)
    if (std::strcmp(text, std::strerror(reason.number)) == 0) return &reason;
  return nullptr;
}

}  // namespace

std::string_view hint_for_reason(int error_number) {
  const Reason* reason = refusal_of(error_number);
  return reason ? reason->hint : "";
}

std::optional<Refusal> refusal_in(const Xapian::Error& error, std::string_view subject) {
  const Reason* reason = refusal_of(error);
  if (!reason) return std::nullopt;
  return Refusal{fmt::format("{}: {}: {}", subject, error.get_msg(), std::strerror(reason->number)),
                 std::string(reason->hint)};
}

std::optional<Refusal> current_exhaustion() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return Refusal{"out of memory",
                   "free memory, allow the program more of it (ulimit -v), or use fewer threads "
                   "(--jobs)"};
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) return std::nullopt;
    return Refusal{fmt::format("can't start a thread: {}", error.what()),
                   "use fewer threads (--jobs), or allow the program more memory and threads "
                   "(ulimit -v, ulimit -u)"};
  } catch (...) {
    return std::nullopt;
  }
}

}  // namespace broadsheet
