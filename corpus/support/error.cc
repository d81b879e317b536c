// What happens to errors: exit codes, messages at the top of a program, advice on Xapian's.
#include "corpus/support/error.h"

#include <xapian.h>

#include <csignal>

#include "corpus/support/system_reason.h"

namespace broadsheet {
namespace {

constexpr std::string_view kRebuildHint =
    "rebuild it from the articles with: news-index --db DIR add --rebuild PATH...";

[[noreturn]] void throw_lock_error(const Xapian::DatabaseLockError& error,
                                   const std::string& name) {
  // Xapian says so too when it can't open its lock file.
  if (error.get_msg().find("already locked") == std::string::npos)
    throw Error(ErrorKind::kSystem, name + ": " + error.get_msg(),
                "check free space and permissions");
  throw Error(ErrorKind::kIndexLocked, name + " is being written by another program",
              "wait for it to end, or give --wait SECONDS");
}

}  // namespace

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kQuery:
    case ErrorKind::kInput:
    case ErrorKind::kSystem:
      return kExitUsage;
    case ErrorKind::kIndexLocked:
      return kExitLocked;
    case ErrorKind::kIndex:
      return kExitIndex;
    case ErrorKind::kInterrupted:
      return kExitInterrupted;
  }
  return kExitUsage;
}

void rethrow_xapian_error(std::string_view subject) {
  const std::string name(subject);
  try {
    try {
      throw;
    } catch (const Xapian::Error& error) {
      if (const auto refusal = refusal_in(error, name))
        throw Error(ErrorKind::kSystem, refusal->message, refusal->hint);
      throw;
    }
  } catch (const Xapian::DatabaseLockError& error) {
    throw_lock_error(error, name);
  } catch (const Xapian::DatabaseVersionError& error) {
    throw Error(ErrorKind::kIndex,
                name + " was written by another version of Xapian: " + error.get_msg(),
                std::string(kRebuildHint));
  } catch (const Xapian::DatabaseModifiedError& error) {
    throw Error(ErrorKind::kIndex, name + " changed several times while it was read",
                "run the command again");
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorKind::kIndex, name + " is damaged: " + error.get_msg(),
                std::string(kRebuildHint));
  } catch (const Xapian::DatabaseOpeningError& error) {
    throw Error(ErrorKind::kIndex, name + " can't be opened: " + error.get_msg(),
                "check the path given with --db; an index is made by: news-index add PATH...");
  } catch (const Xapian::NetworkError& error) {
    throw Error(ErrorKind::kIndex, name + " can't be reached: " + error.get_msg(),
                "check the host and port");
  } catch (const Xapian::DatabaseError& error) {
    const char* cause = error.get_error_string();
    throw Error(ErrorKind::kSystem,
                name + ": " + cause_in(error) + (cause ? std::string(" (") + cause + ")" : ""),
                "check free space, permissions and the disk; " + std::string(kIndexAsBefore));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::kSystem, name + ": " + error.get_description(),
                "look for damage with: news-index --db DIR check");
  }
}

}  // namespace broadsheet
