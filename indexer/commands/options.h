// The command line of news-index, as meant.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/program/common_options.h"
#include "indexer/commands/indexing_run.h"

namespace broadsheet {

// A command as --help shows it.
struct CommandName {
  std::string_view name;
  std::string_view description;
};

struct Options {
  std::string command;  // the name of a command of commands.h

  std::filesystem::path db;
  CommonOptions common;
  std::chrono::seconds wait{0};
  bool json = false;

  AddRequest add;
  std::string errors_file;
  std::string files_from;   // a file with one path a line, "-" for stdin
  bool files_null = false;  // a NUL byte ends each path there

  bool check_quick = false;
  bool check_repair = false;

  std::vector<std::string> remove_ids;
  std::string remove_from;   // a file with one id a line, "-" for stdin
  bool remove_null = false;  // a NUL byte ends each id there
};

// Reads the command line and the configuration file. Nothing when help or the version was asked
// for and has been printed. Throws Error(kUsage).
std::optional<Options> parse_options(int argc, char** argv, std::span<const CommandName> commands);

}  // namespace broadsheet
