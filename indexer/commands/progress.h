// The line that shows how far a run is, redrawn in place while stderr is a terminal.
#pragma once

#include <chrono>
#include <cstdint>

namespace broadsheet {

// Not thread-safe.
class Progress {
 public:
  // `shown`: false keeps it silent. `total_input`: bytes of the files to read, 0 when unknown.
  explicit Progress(bool shown) : shown_(shown), start_(Clock::now()) {}

  // So far: articles, bytes of their text, bytes of files read out of `total_input` (0: unknown).
  void update(uint64_t articles, uint64_t text_bytes, uint64_t input, uint64_t total_input);

  // Shows a stage that has no measure, such as "merging".
  void stage(const char* name);

  // Wipes the line, so that other messages can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  const Clock::time_point start_;
  Clock::time_point next_ = start_;
  bool on_screen_ = false;
};

}  // namespace broadsheet
