// The options of news-query that are about misspelt queries.
#pragma once

#include <CLI/CLI.hpp>

namespace broadsheet {

struct SpellingOptions {
  bool auto_correct = false;  // without hits, search what would be suggested
};

// Keeps a reference to `typed`.
void define_spelling(CLI::App& app, SpellingOptions& typed);

}  // namespace broadsheet
