// Ends a program with a message and an exit code, whatever is thrown.
#include "corpus/program/run_program.h"

#include <xapian.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <system_error>

#include "corpus/support/closed_pipe.h"
#include "corpus/support/error.h"
#include "corpus/support/refusals.h"
#include "corpus/support/stdout.h"
#include "corpus/support/system_reason.h"
#include "corpus/text/escape.h"

namespace broadsheet {
namespace {

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
      throw_if_exhausted();
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

}  // namespace broadsheet
