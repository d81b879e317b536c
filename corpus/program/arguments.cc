#include "corpus/program/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, ascii::is_digit);
}

class Splitter {
 public:
  Splitter(std::string_view program, std::span<const std::string> arguments,
           std::span<const Option* const> known, DashWords dash_words)
      : help_hint_(fmt::format("{} --help lists the options", program)),
        arguments_(arguments),
        known_(known),
        takes_dash_words_(dash_words == DashWords::kTaken) {}

  Arguments run() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string_view argument = arguments_[at_];
      if (argument == "--") {
        out_.words.insert(out_.words.end(),
                          arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                          arguments_.end());
        break;
      }
      if (argument.starts_with("--"))
        take_long(argument.substr(2));
      else if (argument.size() < 2 || argument.front() != '-' || !take_short(argument.substr(1)))
        out_.words.emplace_back(argument);
    }
    return std::move(out_);
  }

 private:
  const Option* by_name(std::string_view name) const {
    const auto found = std::ranges::find(known_, name, &Option::name);
    return found == known_.end() ? nullptr : *found;
  }

  const Option* by_letter(char letter) const {
    const auto found = std::ranges::find(known_, letter, &Option::letter);
    return found == known_.end() ? nullptr : *found;
  }

  // True if the argument is an option as it is.
  bool is_option(std::string_view argument) const {
    if (argument.starts_with("--"))
      return by_name(argument.substr(2, argument.find('=') - 2)) != nullptr;
    return argument.size() == 2 && argument[0] == '-' && by_letter(argument[1]) != nullptr;
  }

  void take_long(std::string_view argument) {
    const size_t equals = argument.find('=');
    const std::string_view name = argument.substr(0, equals);
    const Option* option = by_name(name);
    if (option == nullptr) throw_unknown(name);
    if (!option->takes_value() && equals == std::string_view::npos)
      out_.options.push_back({option->name, "true"});
    else if (equals == std::string_view::npos)
      add_with_next(*option);
    else
      add(*option, argument.substr(equals + 1));
  }

  // Takes a single-dash argument if it is an option. `letters` isn't empty.
  bool take_short(std::string_view letters) {
    const bool may_be_word = takes_dash_words_ && !out_.words.empty();
    const Option* first = by_letter(letters.front());
    const bool flags = std::all_of(letters.begin(), letters.end(), [&](char letter) {
      const Option* option = by_letter(letter);
      return option != nullptr && !option->takes_value();
    });
    if (flags) {
      for (const char letter : letters) out_.options.push_back({by_letter(letter)->name, "true"});
      return true;
    }
    const bool valued = first != nullptr && first->takes_value();
    if (valued && letters.size() == 1) {
      add_with_next(*first);
      return true;
    }
    if (valued && (!may_be_word || is_number(letters.substr(1)))) {
      add(*first, letters.substr(1));
      return true;
    }
    if (may_be_word) return false;
    throw Error(ErrorKind::kUsage, fmt::format("there is no option -{}", letters),
                takes_dash_words_
                    ? fmt::format("write -- before a query that begins with a dash; {}", help_hint_)
                    : help_hint_);
  }

  void add_with_next(const Option& option) {
    const bool missing = at_ + 1 >= arguments_.size() || is_option(arguments_[at_ + 1]);
    add(option, missing ? std::string_view() : arguments_[++at_]);
  }

  void add(const Option& option, std::string_view value) {
    if (value.empty())
      throw Error(ErrorKind::kUsage, fmt::format("--{} needs a value", option.name), help_hint_);
    out_.options.push_back({option.name, std::string(value)});
  }

  [[noreturn]] void throw_unknown(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const Option* option : known_) names.push_back(option->name);
    const std::string_view nearest = nearest_name(name, names);
    throw Error(ErrorKind::kUsage, fmt::format("there is no option --{}", name),
                nearest.empty() ? help_hint_ : fmt::format("did you mean --{}?", nearest));
  }

  const std::string help_hint_;
  std::span<const std::string> arguments_;
  std::span<const Option* const> known_;
  const bool takes_dash_words_;
  size_t at_ = 0;
  Arguments out_;
};

}  // namespace

Arguments split_arguments(std::string_view program, std::span<const std::string> arguments,
                          std::span<const Option* const> known, DashWords dash_words) {
  return Splitter(program, arguments, known, dash_words).run();
}

}  // namespace broadsheet
