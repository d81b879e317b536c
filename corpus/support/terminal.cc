// Asks the system about the terminal.
#include "corpus/support/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace broadsheet {
namespace {

// In the order of ColorMode.
constexpr std::array<std::string_view, 3> kColorModes{"auto", "always", "never"};

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

std::span<const std::string_view> color_mode_names() { return kColorModes; }

std::optional<ColorMode> color_mode_named(std::string_view name) {
  const auto found = std::ranges::find(kColorModes, name);
  if (found == kColorModes.end()) return std::nullopt;
  return static_cast<ColorMode>(found - kColorModes.begin());
}

bool use_color(ColorMode mode, int fd) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  return is_terminal(fd) && !is_set("NO_COLOR") && !is_dumb_terminal();
}

bool is_terminal(int fd) { return isatty(fd) == 1; }

size_t terminal_width(int fd, size_t fallback) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return fallback;
  return size.ws_col;
}

}  // namespace broadsheet
