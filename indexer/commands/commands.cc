// The table of commands.
#include "indexer/commands/commands.h"

#include <array>

namespace broadsheet {

std::span<const Command> commands() {
  static constexpr std::array<Command, 7> kCommands{{
      {"add", "Index files, directories and archives; - reads JSON lines from stdin", run_add},
      {"remove", "Delete articles by id", run_remove},
      {"stats", "Show what the index holds", run_stats},
      {"check", "Verify the index; --repair saves what can be read of a damaged one", run_check},
      {"compact", "Rewrite the index compactly", run_compact},
      {"export", "Write every stored article as JSON lines", run_export},
      {"formats", "List the formats that can be read", run_formats},
  }};
  return kCommands;
}

}  // namespace broadsheet
