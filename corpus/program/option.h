// Options as rows of a table. A row is used three times: for --help, for the command line and for the
// configuration file, so that they can't differ.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Takes all values that an option was given in one place, instead of those it had. Throws
// Error(kUsage) whose message is what is said after the option's name: "'x' is not a number".
using TakeValues = std::function<void(const std::vector<std::string>& values)>;

struct Option {
  std::string name{};         // without dashes
  char letter = 0;            // of its short form; 0: none
  std::string value{};        // what --help calls its value: "N"; "" of a flag
  std::string help{};         // "Show at most N articles"
  TakeValues take{};          // a flag takes "true" or "false"
  std::string environment{};  // a variable that may hold a value; "": none
  bool only_typed = false;    // is not read from the configuration file

  bool takes_value() const { return !value.empty(); }
};

// `names`: "--limit" or "-n,--limit". All keep a reference to `into`, which holds the default.
Option flag(std::string_view names, std::string help, bool& into);
Option counted_flag(std::string_view names, std::string help, int& into);
Option text_option(std::string_view names, std::string value, std::string help, std::string& into);

// May be repeated; with a `separator` each value is split at it.
Option list_option(std::string_view names, std::string value, std::string help,
                   std::vector<std::string>& into, char separator = 0);

// One value, which `take` reads.
Option option(std::string_view names, std::string value, std::string help,
              std::function<void(const std::string& value)> take);

// Bytes, also as 192k, 192m or 1g (of 1024).
Option size_option(std::string_view names, std::string value, std::string help, uint64_t& into);

// A whole number from `least` to `most`. Throws as TakeValues does.
uint64_t read_number(const std::string& value, uint64_t least, uint64_t most);

template <std::unsigned_integral Number>
Option number_option(std::string_view names, std::string value, std::string help, Number& into,
                     Number least, Number most) {
  return option(names, std::move(value), std::move(help),
                [&into, least, most](const std::string& given) {
                  into = static_cast<Number>(read_number(given, least, most));
                });
}

// "a|b|c", as --help shows the values that there are.
std::string alternatives(std::span<const std::string_view> names);

// Throws as TakeValues does: "there is no format 'x'", with what was probably meant. `kind`:
// "format".
[[noreturn]] void refuse_name(std::string_view kind, std::string_view typed,
                              std::span<const std::string_view> names);

}  // namespace broadsheet
