// The options of news-query that are about misspelt queries.
#pragma once

#include <CLI/CLI.hpp>

#include "query/answer/request.h"

namespace broadsheet {

// Keeps a reference to `typed`.
void define_spelling(CLI::App& app, SpellingOptions& typed);

}  // namespace broadsheet
