#include "corpus/program/common_options.h"

#include <unistd.h>

#include <utility>

#include "corpus/support/interrupt.h"
#include "corpus/support/log.h"

namespace broadsheet {
namespace {

Option db_option(CommonOptions& into, std::string help) {
  Option row = list_option("-d,--db", "DIR", std::move(help), into.databases);
  row.environment = "NEWS_DB";
  return row;
}

Option color_option(CommonOptions& into) {
  return option("--color", alternatives(color_mode_names()),
                "Use colours: auto (the default) on a terminal, unless NO_COLOR is set",
                [&into](const std::string& name) {
                  const auto mode = color_mode_named(name);
                  if (!mode) refuse_name("mode", name, color_mode_names());
                  into.color = *mode;
                });
}

// What is only on the command line, and read there.
Option typed_option(std::string name, char letter, std::string value, std::string help) {
  return {.name = std::move(name),
          .letter = letter,
          .value = std::move(value),
          .help = std::move(help),
          .take = [](const std::vector<std::string>&) {},
          .only_typed = true};
}

}  // namespace

std::vector<Option> common_options(CommonOptions& into, std::string db_help) {
  return {
      db_option(into, std::move(db_help)),
      color_option(into),
      flag("-q,--quiet", "Show neither progress nor summaries, only warnings and errors",
           into.quiet),
      counted_flag("-v,--verbose", "Show more; may be repeated", into.verbose),
      typed_option("config", 0, "FILE",
                   "Read options from this TOML file (default: broadsheet/config.toml in "
                   "$XDG_CONFIG_HOME or ~/.config, if it exists)"),
      typed_option("help", 'h', "", "Show this help"),
      typed_option("version", 0, "", "Show the versions of the program, its index and Xapian"),
  };
}

void start(const CommonOptions& options) {
  start_logging(options.verbosity(), use_color(options.color, STDERR_FILENO));
  catch_interrupts();
}

}  // namespace broadsheet
