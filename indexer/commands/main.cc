// news-index: keeps an index of news articles.
#include <unistd.h>

#include <vector>

#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/log.h"
#include "corpus/support/run_program.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/options.h"

namespace broadsheet {
namespace {

int news_index(int argc, char** argv) {
  start_logging(0);
  std::vector<CommandName> names;
  for (const Command& command : commands()) names.push_back({command.name, command.description});
  const auto options = parse_options(argc, argv, names);
  if (!options) return kExitOk;
  start_logging(options->verbosity, use_color(options->color, STDERR_FILENO));
  catch_interrupts();
  for (const Command& command : commands())
    if (command.name == options->command) return command.run(*options);
  throw Error(ErrorKind::kUsage, "unknown command " + options->command);
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  return broadsheet::run_program("news-index", broadsheet::news_index, argc, argv);
}
