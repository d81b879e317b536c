#include "query/cli/query_help.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/language/dates.h"

namespace broadsheet {
namespace {

std::string without_backticks(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '`');
  return plain;
}

}  // namespace

std::string query_help() {
  std::string help = "The query language, each line an example and what it finds.\n\n";
  for (const QueryHelp& row : kQueryHelp)
    help += fmt::format("  {}\n      {}\n", row.example, without_backticks(row.meaning));
  help += fmt::format("\nDates are written as {}.\n", kDateExamples);
  help += "Relative ones count from today, or from the day that --now gives.\n";
  return help;
}

}  // namespace broadsheet
