// What a program needs to know about the terminal it talks to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace broadsheet {

enum class ColorMode { kAuto, kAlways, kNever };

// The names of the modes: "auto", "always", "never".
std::span<const std::string_view> color_mode_names();

// nullopt when there is no mode of that name.
std::optional<ColorMode> color_mode_named(std::string_view name);

// True if escape sequences should be written to the file descriptor. kAuto means: it is a terminal,
// TERM isn't "dumb" and NO_COLOR (see no-color.org) is unset or empty.
bool use_color(ColorMode mode, int fd);

bool is_terminal(int fd);

// Columns of the terminal behind the file descriptor, `fallback` when it is none.
size_t terminal_width(int fd, size_t fallback = 80);

}  // namespace broadsheet
