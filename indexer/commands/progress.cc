// Draws the progress line.
#include "indexer/commands/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "corpus/support/terminal.h"

namespace broadsheet {
namespace {

constexpr auto kRedraw = std::chrono::milliseconds(200);
constexpr const char* kWipe = "\r\x1b[K";

std::string time_left(double seconds, uint64_t done, uint64_t total) {
  if (total == 0 || done == 0 || done > total) return "";
  const double left = seconds * static_cast<double>(total - done) / static_cast<double>(done);
  const auto whole = static_cast<uint64_t>(std::llround(left));
  return fmt::format(", {}:{:02} left", whole / 60, whole % 60);
}

}  // namespace

void Progress::update(uint64_t articles, uint64_t text_bytes, uint64_t input,
                      uint64_t total_input) {
  if (!shown_ || Clock::now() < next_) return;
  next_ = Clock::now() + kRedraw;
  const double seconds =
      std::max(std::chrono::duration<double>(Clock::now() - start_).count(), 1e-3);
  std::string line = fmt::format("{} articles, {:.1f} MB/s{}", articles,
                                 static_cast<double>(text_bytes) / 1e6 / seconds,
                                 time_left(seconds, input, total_input));
  line.resize(std::min(line.size(), terminal_width(STDERR_FILENO) - 1));
  std::fprintf(stderr, "%s%s", kWipe, line.c_str());
  on_screen_ = true;
}

void Progress::stage(const char* name) {
  if (!shown_) return;
  std::fprintf(stderr, "%s%s ...", kWipe, name);
  on_screen_ = true;
}

void Progress::clear() {
  if (!on_screen_) return;
  std::fputs(kWipe, stderr);
  on_screen_ = false;
}

}  // namespace broadsheet
