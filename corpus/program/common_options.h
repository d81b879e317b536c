// The options that all programs have.
#pragma once

#include <string>
#include <vector>

#include "corpus/program/option.h"
#include "corpus/support/terminal.h"

namespace broadsheet {

struct CommonOptions {
  std::vector<std::string> databases{"news.db"};  // never empty
  ColorMode color = ColorMode::kAuto;
  bool quiet = false;
  int verbose = 0;

  int verbosity() const { return quiet ? -1 : verbose; }  // as start_logging() takes it
};

// --db, --color, --quiet, --verbose, --config, --help and --version. Keep a reference to `into`.
// `db_help`: what --help says of --db.
std::vector<Option> common_options(CommonOptions& into, std::string db_help);

// What a program does with them before its work: messages go to stderr as they say, and Ctrl-C sets
// a flag (interrupt.h).
void start(const CommonOptions& options);

}  // namespace broadsheet
