// One exception type for everything that can go wrong, and what each kind means as an exit code.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace broadsheet {

// What kind of thing went wrong. The exit code of each kind is fixed by the interface contract.
enum class ErrorKind {
  kUsage,        // the command line is wrong
  kQuery,        // a query that can't be read
  kInput,        // some article or file could not be read
  kIndexLocked,  // another writer holds the index
  kIndex,        // the index is missing, damaged or of another schema
  kSystem,       // the machine refused: no space, no permission, an I/O error
  kInterrupted,  // SIGINT or SIGTERM
};

// An error meant for a person: `what()` says what failed and on which file or query, `hint()` what
// to do next (may be empty). Thrown by value, caught once at the top of each program.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = "")
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}
  ErrorKind kind() const { return kind_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

// The exit codes of the contract.
inline constexpr int kExitOk = 0;
inline constexpr int kExitNoHit = 1;
inline constexpr int kExitUsageOrInput = 2;
inline constexpr int kExitLocked = 3;
inline constexpr int kExitIndex = 4;
inline constexpr int kExitInterrupted = 130;

// The one place where a kind of error becomes an exit code.
int exit_code(ErrorKind kind);

// Runs the body of a program and turns whatever it throws (Error, Xapian::Error, std::exception)
// into a message on stderr ("PROGRAM: message", then "hint: ...") and an exit code. The only
// catch-all of a program. A closed pipe (EPIPE on stdout) ends quietly with 0.
int run_program(std::string_view program, int (*body)(int argc, char** argv), int argc,
                char** argv);

// Turns the Xapian exception now being handled into an Error with advice. `subject` names what was
// being worked on, usually the index's path. Call only inside a catch block.
[[noreturn]] void rethrow_xapian_error(std::string_view subject);

}  // namespace broadsheet
