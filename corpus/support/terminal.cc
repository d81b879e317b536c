// Asks the system about the terminal.
#include "corpus/support/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

constexpr std::array<std::pair<std::string_view, ColorMode>, 3> kColorModes{{
    {"auto", ColorMode::kAuto},
    {"always", ColorMode::kAlways},
    {"never", ColorMode::kNever},
}};

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

ColorMode color_mode_named(std::string_view name) {
  for (const auto& [known, mode] : kColorModes)
    if (known == name) return mode;
  throw Error(ErrorKind::kUsage, "unknown colour mode '" + std::string(name) + "'",
              "valid are: auto, always, never");
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
