// What happens to errors: exit codes, messages at the top of a program, advice on Xapian's.
#include "corpus/support/error.h"

#include <xapian.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <system_error>

#include "corpus/support/placed_error.h"
#include "corpus/support/stdout.h"
#include "corpus/support/system_reason.h"
#include "corpus/text/escape.h"

namespace broadsheet {
namespace {

constexpr std::string_view kRebuildHint =
    "build it anew from the articles with: news-index --db DIR add --rebuild PATH...";

// Names of files, ids and typed values are in messages: they are escaped here, for all errors, also
// where stderr is a file, since log files are read in terminals. A message and a hint are a line
// each, so that a value can't pass for a line of the program.
void print_error(std::string_view program, std::string_view message, std::string_view hint,
                 std::string_view quote = {}) {
  std::string text = std::string(program).append(": ").append(escape_message_line(message)) + '\n';
  if (!quote.empty()) text += escape_message(quote) + '\n';
  if (!hint.empty()) text.append("hint: ").append(escape_message_line(hint)) += '\n';
  std::fputs(text.c_str(), stderr);
}

int report(std::string_view program, const Error& error) {
  const auto* placed = dynamic_cast<const PlacedError*>(&error);
  print_error(program, error.what(), error.hint(), placed ? placed->quote() : "");
  return exit_code(error.kind());
}

// Xapian 1.4.22 ends the process when a commit fails and giving it up fails too, on a full disk for
// example. What it was about to write is not part of the index yet, so no more is lost than by a
// kill.
[[noreturn]] void end_at_once() {
  const char* reason = "it can't be written";
  std::string text;
  try {
    if (const auto error = std::current_exception()) std::rethrow_exception(error);
  } catch (const Xapian::Error& error) {
    text = escape_message_line(error.get_description());
    reason = text.c_str();
  } catch (...) {
    std::abort();  // a bug of ours
  }
  std::fprintf(stderr,
               "the index: Xapian gave up: %s; the index is as it was at the last commit\n"
               "hint: check free space and permissions\n",
               reason);
  std::_Exit(exit_code(ErrorKind::kSystem));
}

int report_current_exception(std::string_view program) {
  try {
    try {
      throw;
    } catch (const Xapian::Error&) {
      rethrow_xapian_error("the index");
    } catch (...) {
      if (const auto refusal = current_exhaustion())
        throw Error(ErrorKind::kSystem, refusal->message, refusal->hint);
      throw;
    }
  } catch (const ClosedPipe&) {
    return kExitOk;
  } catch (const Error& error) {
    return report(program, error);
  } catch (const std::system_error& error) {
    print_error(program, error.what(), hint_for_reason(error.code().value()));
  } catch (const std::exception& error) {
    print_error(program, error.what(), "");
  } catch (...) {
    print_error(program, "unknown error", "");
  }
  return exit_code(ErrorKind::kSystem);
}

}  // namespace

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kQuery:
    case ErrorKind::kInput:
    case ErrorKind::kSystem:
      return kExitUsageOrInput;
    case ErrorKind::kIndexLocked:
      return kExitLocked;
    case ErrorKind::kIndex:
      return kExitIndex;
    case ErrorKind::kInterrupted:
      return kExitInterrupted;
  }
  return kExitUsageOrInput;
}

int run_program(std::string_view program, int (*body)(int argc, char** argv), int argc,
                char** argv) {
  std::set_terminate(end_at_once);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is then seen as EPIPE, see stdout.h
  try {
    const int code = body(argc, argv);
    flush_stdout();
    return code;
  } catch (...) {
    return report_current_exception(program);
  }
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
    // Xapian says so too when it can't open its lock file.
    if (error.get_msg().find("already locked") == std::string::npos)
      throw Error(ErrorKind::kSystem, name + ": " + error.get_msg(),
                  "check free space and permissions");
    throw Error(ErrorKind::kIndexLocked, name + " is being written by another program",
                "wait for it to end, or give --wait SECONDS");
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
                name + ": " + error.get_msg() + (cause ? std::string(" (") + cause + ")" : ""),
                "check free space and permissions");
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::kSystem, name + ": " + error.get_description());
  }
}

}  // namespace broadsheet
