// The text of --help.
#pragma once

#include <string>

#include "corpus/program/program.h"

namespace broadsheet {

// At most 80 columns wide, but for words that are longer. `command`: one of the program's commands,
// or nullptr for the program itself.
std::string help_text(const Program& program, const Command* command);

}  // namespace broadsheet
