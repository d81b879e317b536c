// Work that may crash, done in a process of its own.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

namespace broadsheet {

// That the process of run_guarded() ended without a result: by a signal, for example, or by an
// exception that isn't an Error. `what()` says by which.
class Crashed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Runs `work` in a child made by fork(2) and returns the bytes that it returns. What `work` changes
// in memory is lost, and no destructor of the caller's objects runs in the child. Throws the Error
// that `work` throws, Crashed, and Error(kSystem) when no process can be made. SIGINT and SIGTERM
// are passed on to the child, which is killed when the caller is. REQUIRES that the process has one
// thread: fork() copies no other, but copies the locks that they hold.
std::string run_guarded(const std::function<std::string()>& work);

}  // namespace broadsheet
