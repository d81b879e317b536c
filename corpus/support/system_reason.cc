// One table of reasons, and the exceptions that carry them.
#include "corpus/support/system_reason.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

#include "corpus/support/file_descriptor.h"

namespace broadsheet {
namespace {

constexpr size_t kTrialBytes = size_t{64} << 10;

struct Reason {
  int number;
  std::string_view hint;
  bool is_of_writing = false;
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
    {ENOSPC, "free some space on the disk, then run the command again", true},
    {EDQUOT,
     "free some space on the disk (your share of it is used up), then run the command again", true},
    {EFBIG, "allow the program larger files (ulimit -f), then run the command again", true},
};

const Reason* refusal_of(int number) {
  for (const Reason& reason : kRefusals)
    if (reason.number == number) return &reason;
  return nullptr;
}

// Xapian gives the reason as text only, and sometimes only within its message.
const Reason* refusal_of(const Xapian::Error& error) {
  const char* text = error.get_error_string();
  for (const Reason& reason : kRefusals) {
    const std::string_view name = std::strerror(reason.number);
    if (text ? text == name : error.get_msg().find(name) != std::string::npos) return &reason;
  }
  return nullptr;
}

// Why nothing can be written to a folder; 0 when a trial shows no reason. Leaves nothing behind.
int trial_failure(const std::string& folder) {
  const FileDescriptor file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600));
  if (!file.is_open()) return errno;
  const std::string block(kTrialBytes, 'x');
  return write_all(file.get(), block) ? 0 : errno;
}

// Xapian keeps no reason when it can't make its version file: then that of a trial, if it is one of
// writing.
const Reason* found_by_trial(const Xapian::Error& error, std::string_view folder) {
  if (std::string_view(error.get_type()) != "DatabaseCreateError") return nullptr;
  const Reason* reason = refusal_of(trial_failure(std::string(folder)));
  return reason && reason->is_of_writing ? reason : nullptr;
}

Refusal of_writing(const Reason& reason, std::string_view subject) {
  return {fmt::format("can't write {}: {}", subject, std::strerror(reason.number)),
          fmt::format("{}; {}", reason.hint, kIndexAsBefore)};
}

}  // namespace

std::string_view hint_for_reason(int error_number) {
  if (error_number == EIO) return "check the disk: the system's log (dmesg) says more";
  const Reason* reason = refusal_of(error_number);
  return reason ? reason->hint : "";
}

std::optional<Refusal> refusal_in(const Xapian::Error& error, std::string_view subject) {
  const Reason* reason = refusal_of(error);
  if (!reason) reason = found_by_trial(error, subject);
  if (!reason) return std::nullopt;
  if (reason->is_of_writing) return of_writing(*reason, subject);
  return Refusal{fmt::format("{}: {}: {}", subject, cause_in(error), std::strerror(reason->number)),
                 std::string(reason->hint)};
}

std::optional<Refusal> refused_write(int error_number, std::string_view subject) {
  const Reason* reason = refusal_of(error_number);
  return reason ? std::optional(of_writing(*reason, subject)) : std::nullopt;
}

std::string cause_in(const Xapian::Error& error) {
  constexpr std::string_view kBefore = "Modifications failed (";
  constexpr std::string_view kBehind = "), and couldn't open at the old revision";
  std::string text = error.get_msg();
  const size_t end = text.find(kBehind);
  if (!text.starts_with(kBefore) || end == std::string::npos) return text;
  text = text.substr(kBefore.size(), end - kBefore.size());
  const size_t type = text.find("Error: ");  // as in "DatabaseError: "
  return type == std::string::npos ? text : text.substr(text.find(' ', type) + 1);
}

std::optional<Refusal> current_exhaustion() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return Refusal{"not enough memory",
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
