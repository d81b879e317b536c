// The command `formats`: lists what can be read.
#include "corpus/readers/formats.h"

#include <fmt/format.h>

#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "indexer/commands/commands.h"

namespace broadsheet {

int run_formats(const Options&) {
  for (const Format& format : formats())
    write_stdout(fmt::format("{:<14} {}\n{:14} extensions: {}\n{:14} recognised by: {}\n",
                             format.name, format.description, "", format.extensions, "",
                             format.recognised));
  return kExitOk;
}

}  // namespace broadsheet
