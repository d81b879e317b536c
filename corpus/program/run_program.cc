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
#include "corpus/support/last_words.h"
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

// For the handler of std::terminate(), which is given nothing.
std::string& program_name() {
  static std::string name;
  return name;
}

int report(std::string_view program, const Error& error) {
  const auto* placed = dynamic_cast<const PlacedError*>(&error);
  print_error(program, error.what(), error.hint(), placed ? placed->quote() : "");
  return exit_code(error.kind());
}

[[noreturn]] void end_at_once() {
  const auto reason = last_words();
  if (!reason) std::abort();
  print_error(program_name(), reason->message, reason->hint);
  clean_up_at_last();
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
  program_name() = program;
  std::set_terminate(end_at_once);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is then seen as EPIPE, see stdout.h
  std::signal(SIGXFSZ, SIG_IGN);  // and a file that would get too large as EFBIG
  try {
    const int code = body(argc, argv);
    flush_stdout();
    return code;
  } catch (...) {
    return report_current_exception(program);
  }
}

}  // namespace broadsheet
