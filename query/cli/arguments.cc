// Tells the words of a query from the options around them.
#include "query/cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr std::string_view kHelpHint = "news-query --help lists the options";

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, ascii::is_digit);
}

class Splitter {
 public:
  Splitter(std::span<const std::string> arguments, std::span<const KnownOption> known)
      : arguments_(arguments), known_(known) {}

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
  const KnownOption* by_name(std::string_view name) const {
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [&](const KnownOption& option) { return option.name == name; });
    return found == known_.end() ? nullptr : &*found;
  }

  const KnownOption* by_letter(char letter) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const KnownOption& option) {
      return option.letter == letter && letter != 0;
    });
    return found == known_.end() ? nullptr : &*found;
  }

  // True if the argument is an option by its own.
  bool is_option(std::string_view argument) const {
    if (argument.starts_with("--"))
      return by_name(argument.substr(2, argument.find('=') - 2)) != nullptr;
    return argument.size() == 2 && argument[0] == '-' && by_letter(argument[1]) != nullptr;
  }

  void take_long(std::string_view argument) {
    const size_t equals = argument.find('=');
    const std::string_view name = argument.substr(0, equals);
    const KnownOption* option = by_name(name);
    if (option == nullptr) throw_unknown(name);
    if (!option->takes_value)
      out_.options.push_back("--" + std::string(argument));
    else if (equals == std::string_view::npos)
      add_with_next(*option);
    else
      add(*option, argument.substr(equals + 1));
  }

  // Takes a single-dash argument if it is an option. `letters` isn't empty.
  bool take_short(std::string_view letters) {
    const bool behind_words = !out_.words.empty();
    const KnownOption* first = by_letter(letters.front());
    const bool flags = std::all_of(letters.begin(), letters.end(), [&](char letter) {
      const KnownOption* option = by_letter(letter);
      return option != nullptr && !option->takes_value;
    });
    if (flags) {
      for (const char letter : letters) out_.options.push_back("--" + by_letter(letter)->name);
      return true;
    }
    const bool valued = first != nullptr && first->takes_value;
    if (valued && letters.size() == 1) {
      add_with_next(*first);
      return true;
    }
    if (valued && (!behind_words || is_number(letters.substr(1)))) {
      add(*first, letters.substr(1));
      return true;
    }
    if (behind_words) return false;
    throw Error(ErrorKind::kUsage, fmt::format("there is no option -{}", letters),
                fmt::format("write -- before a query that begins with a dash; {}", kHelpHint));
  }

  void add_with_next(const KnownOption& option) {
    const bool missing = at_ + 1 >= arguments_.size() || is_option(arguments_[at_ + 1]);
    add(option, missing ? std::string_view() : arguments_[++at_]);
  }

  void add(const KnownOption& option, std::string_view value) {
    if (value.empty())
      throw Error(ErrorKind::kUsage, fmt::format("--{} needs a value", option.name),
                  std::string(kHelpHint));
    out_.options.push_back(fmt::format("--{}={}", option.name, value));
  }

  [[noreturn]] void throw_unknown(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const KnownOption& option : known_) names.push_back(option.name);
    const std::string_view nearest = nearest_name(name, names);
    throw Error(
        ErrorKind::kUsage, fmt::format("there is no option --{}", name),
        nearest.empty() ? std::string(kHelpHint) : fmt::format("did you mean --{}?", nearest));
  }

  std::span<const std::string> arguments_;
  std::span<const KnownOption> known_;
  size_t at_ = 0;
  Arguments out_;
};

}  // namespace

Arguments split_arguments(std::span<const std::string> arguments,
                          std::span<const KnownOption> known) {
  return Splitter(arguments, known).run();
}

}  // namespace broadsheet
