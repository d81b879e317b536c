#include "corpus/program/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "corpus/program/arguments.h"
#include "corpus/program/config_file.h"
#include "corpus/program/help.h"
#include "corpus/program/version.h"
#include "corpus/support/error.h"
#include "corpus/support/names.h"
#include "corpus/support/nearest_name.h"
#include "corpus/support/stdout.h"
#include "corpus/text/escape.h"

namespace broadsheet {
namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, hint);
}

// Words of a program with commands can't begin with a dash, words of a query can.
Arguments split(const Program& program, int argc, char** argv) {
  std::vector<const Option*> known;
  for (const Option& row : program.options) known.push_back(&row);
  for (const Command& command : program.commands)
    for (const Option& row : command.options) known.push_back(&row);
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  return split_arguments(program.name, arguments, known,
                         program.commands.empty() ? DashWords::kTaken : DashWords::kRefused);
}

const Command* command_named(const Program& program, const Arguments& arguments) {
  if (program.commands.empty() || arguments.words.empty()) return nullptr;
  const std::string& name = arguments.words.front();
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  if (found != program.commands.end()) return &*found;
  refuse(fmt::format("there is no command '{}'", name),
         advice_on_names(name, names_of(program.commands), "the commands are"));
}

const Option* option_named(const std::vector<Option>& options, std::string_view name) {
  const auto found = std::ranges::find(options, name, &Option::name);
  return found == options.end() ? nullptr : &*found;
}

// The option of that name that this command knows.
const Option& option_of(const Program& program, const Command* command, const std::string& name) {
  const Option* row = option_named(program.options, name);
  if (row == nullptr && command != nullptr) row = option_named(command->options, name);
  if (row != nullptr) return *row;
  std::vector<std::string_view> others;
  for (const Command& other : program.commands)
    if (option_named(other.options, name) != nullptr) others.push_back(other.name);
  refuse(fmt::format("{} has no option --{}", command ? command->name : program.name, name),
         fmt::format("it is an option of: {}", fmt::join(others, ", ")));
}

// The values of each option, in the order in which the options came first.
std::vector<std::pair<std::string, std::vector<std::string>>> gathered(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const GivenOption& given : arguments.options) {
    auto found = std::ranges::find(all, given.name,
                                   &std::pair<std::string, std::vector<std::string>>::first);
    if (found == all.end()) found = all.insert(all.end(), {given.name, {}});
    found->second.push_back(given.value);
  }
  return all;
}

void take(const Option& row, const std::vector<std::string>& values, const std::string& place) {
  try {
    row.take(values);
  } catch (const Error& error) {
    refuse(fmt::format("{}: {}", place, error.what()), error.hint());
  }
}

void take_environment(const Program& program) {
  for (const Option& row : program.options) {
    if (row.environment.empty()) continue;
    const char* value = std::getenv(row.environment.c_str());
    if (value != nullptr && *value != '\0') take(row, {value}, '$' + row.environment);
  }
}

// True when it was asked for help or the version, which then has been printed.
bool answers_itself(const Program& program, const Command* command, const Arguments& arguments) {
  for (const GivenOption& given : arguments.options) {
    if (given.name == "help") {
      write_stdout(escape_message(help_text(program, command)));
      return true;
    }
    if (given.name == "version") {
      write_stdout(version_text(program.name));
      return true;
    }
  }
  return false;
}

void take_words(const Program& program, const Command& command,
                const std::vector<std::string>& words) {
  if (command.take_words)
    command.take_words(words);
  else if (!words.empty())
    refuse(fmt::format("{} takes no '{}'", command.name, words.front()),
           fmt::format("{} {} --help shows what it takes", program.name, command.name));
}

}  // namespace

std::optional<CommandLine> read_command_line(const Program& program, int argc, char** argv) {
  Arguments arguments = split(program, argc, argv);
  const Command* command = command_named(program, arguments);
  if (answers_itself(program, command, arguments)) return std::nullopt;
  const auto all = gathered(arguments);
  std::optional<std::string> config;
  for (const auto& [name, values] : all) {
    option_of(program, command, name);
    if (name == "config") config = values.back();
  }
  if (!program.commands.empty() && command == nullptr)
    refuse("give a command",
           fmt::format("the commands are {}", fmt::join(names_of(program.commands), ", ")));

  take_config_file(program, config);
  take_environment(program);
  CommandLine line;
  for (const auto& [name, values] : all) {
    take(option_of(program, command, name), values, "--" + name);
    line.typed.insert(name);
  }
  line.words = std::move(arguments.words);
  if (command != nullptr) {
    line.command = command->name;
    line.words.erase(line.words.begin());
    take_words(program, *command, line.words);
  }
  return line;
}

}  // namespace broadsheet
