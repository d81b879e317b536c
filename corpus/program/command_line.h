// The way from a command line to values, for all programs. Not a library's: words of a query begin
// with dashes ("-turkey"), and errors in a configuration file must name its lines, so that a library
// would be left with a loop over the options.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/program/program.h"

namespace broadsheet {

struct CommandLine {
  std::string command{};             // of Program::commands; "" without
  std::vector<std::string> words{};  // those of a query; a command's have been taken
  std::set<std::string> typed{};     // the options on the command line, without dashes
};

// Hands each option its values: what is typed on the command line counts more than the environment,
// that more than the configuration file (config_file.h). nullopt when --help or --version was given
// and has been printed to stdout. Throws Error(kUsage), which names the nearest option or command,
// or the line of the file.
std::optional<CommandLine> read_command_line(const Program& program, int argc, char** argv);

}  // namespace broadsheet
