#include "query/cli/spelling_options.h"

namespace broadsheet {

void define_spelling(CLI::App& app, SpellingOptions& typed) {
  app.add_flag("--auto-correct", typed.auto_correct,
               "When nothing matches, search the query with its spelling corrected");
}

}  // namespace broadsheet
