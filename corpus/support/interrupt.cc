// Catches the signals that ask a program to end.
#include "corpus/support/interrupt.h"

#include <atomic>
#include <csignal>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

// The one piece of process-wide state: a signal handler can reach nothing else.
std::atomic<bool>& flag() {
  static std::atomic<bool> instance{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
  return instance;
}

void on_signal(int) { flag().store(true, std::memory_order_relaxed); }

}  // namespace

void catch_interrupts() {
  flag().store(false, std::memory_order_relaxed);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return flag().load(std::memory_order_relaxed); }

void throw_if_interrupted() {
  if (interrupted()) throw Error(ErrorKind::kInterrupted, "interrupted");
}

}  // namespace broadsheet
