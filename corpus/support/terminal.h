// What a program needs to know about the terminal it talks to.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet {

enum class ColorMode { kAuto, kAlways, kNever };

// "auto", "always" or "never"; throws Error(kUsage) that lists them.
ColorMode color_mode_named(std::string_view name);

// True if escape sequences should be written to the file descriptor. kAuto means: it is a terminal,
// TERM isn't "dumb" and NO_COLOR (see no-color.org) is unset or empty.
bool use_color(ColorMode mode, int fd);

bool is_terminal(int fd);

// Columns of the terminal behind the file descriptor, `fallback` when it is none.
size_t terminal_width(int fd, size_t fallback = 80);

}  // namespace broadsheet
