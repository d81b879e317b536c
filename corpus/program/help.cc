#include "corpus/program/help.h"

#include <fmt/format.h>

#include <string_view>

namespace broadsheet {
namespace {

constexpr size_t kWidth = 80;
constexpr size_t kColumn = 26;  // where explanations begin

// Words of `text` in lines of at most kWidth columns, of which all but the first are indented. The
// first begins in column `at`.
std::string wrapped(std::string_view text, size_t at, size_t indent) {
  std::string out;
  bool first = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!first && at + 1 + word.size() > kWidth) {
      out.append("\n").append(indent, ' ');
      at = indent;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
    first = false;
  }
  return out + '\n';
}

std::string row(const std::string& term, std::string_view explanation) {
  std::string out = "  " + term;
  if (out.size() + 2 > kColumn) out += '\n';
  const size_t line = out.ends_with('\n') ? 0 : out.size();
  out.append(kColumn - line, ' ');
  return out + wrapped(explanation, kColumn, kColumn);
}

std::string term_of(const Option& option) {
  std::string out = option.letter == 0 ? "--" : fmt::format("-{}, --", option.letter);
  out += option.name;
  return option.value.empty() ? out : out + ' ' + option.value;
}

std::string rows_of(std::string_view heading, const std::vector<Option>& options) {
  std::string out = fmt::format("\n{}:\n", heading);
  for (const Option& option : options) out += row(term_of(option), option.help);
  return out;
}

std::string usage_line(std::string_view start, std::string_view name, std::string_view rest) {
  return fmt::format("{}{} {}\n", start, name, rest);
}

std::string command_help(const Program& program, const Command& command) {
  std::string out = usage_line("Usage: ", program.name + ' ' + command.name,
                               command.words.empty() ? "[OPTIONS]" : "[OPTIONS] " + command.words);
  out += wrapped(command.description, 0, 0);
  if (!command.options.empty()) out += rows_of("Options", command.options);
  out += fmt::format("\nOptions of all commands: {} --help\n", program.name);
  return command.footer.empty() ? out : out + '\n' + command.footer;
}

}  // namespace

std::string help_text(const Program& program, const Command* command) {
  if (command != nullptr) return command_help(program, *command);
  std::string out;
  for (const std::string& usage : program.usage)
    out += usage_line(out.empty() ? "Usage: " : "       ", program.name, usage);
  out += wrapped(program.description, 0, 0);
  if (!program.commands.empty()) out += "\nCommands:\n";
  for (const Command& each : program.commands) out += row(each.name, each.description);
  out += rows_of("Options", program.options);
  return program.footer.empty() ? out : out + '\n' + program.footer;
}

}  // namespace broadsheet
