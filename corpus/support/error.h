// One exception type for everything that can go wrong, and what each kind means as an exit code.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

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

// An Error that shows the place below its message. `quote()` is lines, the only ones of an error:
// line ends elsewhere in it are never printed as such.
class PlacedError : public Error {
 public:
  PlacedError(const Error& error, std::string quote)
      : Error(error.kind(), error.what(), error.hint()), quote_(std::move(quote)) {}
  const std::string& quote() const { return quote_; }

 private:
  std::string quote_;
};

// The exit codes of the contract.
inline constexpr int kExitOk = 0;
inline constexpr int kExitNoHit = 1;       // of news-query
inline constexpr int kExitSomeFailed = 1;  // of news-index: the rest is done and committed
inline constexpr int kExitUsage = 2;       // nothing was done
inline constexpr int kExitLocked = 3;
inline constexpr int kExitIndex = 4;
inline constexpr int kExitInterrupted = 130;

// The one place where a kind of error becomes an exit code.
int exit_code(ErrorKind kind);

// Turns the Xapian exception now being handled into an Error with advice. `subject` names what was
// being worked on, usually the index's path. Call only inside a catch block.
[[noreturn]] void rethrow_xapian_error(std::string_view subject);

}  // namespace broadsheet
