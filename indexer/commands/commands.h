// The commands of news-index: one table, one file each.
#pragma once

#include <span>
#include <string_view>

#include "indexer/commands/options.h"

namespace broadsheet {

struct Command {
  std::string_view name;
  std::string_view description;
  int (*run)(const Options& options);  // returns the exit code
};

std::span<const Command> commands();

int run_add(const Options& options);
int run_remove(const Options& options);
int run_stats(const Options& options);
int run_check(const Options& options);
int run_compact(const Options& options);
int run_export(const Options& options);
int run_formats(const Options& options);

}  // namespace broadsheet
