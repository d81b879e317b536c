// The configuration file that all programs share (TOML 1.0, https://toml.io). Its keys are the names
// of options; those of a command are below a header of the command's name:
//   db = "/srv/news.db"
//   limit = 20
//   [add]
//   memory = "1g"
#pragma once

#include <optional>
#include <string>

#include "corpus/program/program.h"

namespace broadsheet {

// $XDG_CONFIG_HOME/broadsheet/config.toml, or the same below ~/.config (XDG Base Directory
// Specification 0.8); "" when there is no home. The file need not exist.
std::string default_config_path();

// Hands each option of the program the value that the file has for it. `path`: of --config; nullopt:
// the default file, if it exists. Every key is checked, also those of commands that don't run, and
// the names of those that other programs know (config_keys.h). Throws Error(kUsage) that names file,
// line and key when the file can't be read, isn't TOML, or has an unknown key or a bad value.
void take_config_file(const Program& program, const std::optional<std::string>& path);

}  // namespace broadsheet
