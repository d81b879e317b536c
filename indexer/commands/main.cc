// news-index: keeps an index of news articles.
#include <vector>

#include "corpus/program/run_program.h"
#include "corpus/support/error.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/options.h"

namespace broadsheet {
namespace {

int news_index(int argc, char** argv) {
  std::vector<CommandName> names;
  for (const Command& command : commands()) names.push_back({command.name, command.description});
  const auto options = parse_options(argc, argv, names);
  if (!options) return kExitOk;
  start(options->common);
  for (const Command& command : commands())
    if (command.name == options->command) return command.run(*options);
  throw Error(ErrorKind::kUsage, "there is no command " + options->command);
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  return broadsheet::run_program("news-index", broadsheet::news_index, argc, argv);
}
