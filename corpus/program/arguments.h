// Separates the options of a command line from the words around them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "corpus/program/option.h"

namespace broadsheet {

struct GivenOption {
  std::string name;   // without dashes
  std::string value;  // of a flag "true", or what follows its "="
};

struct Arguments {
  std::vector<GivenOption> options;  // in their order
  std::vector<std::string> words;
};

// How an argument of a single dash is read that is no option.
enum class DashWords {
  kRefused,  // Error(kUsage)
  kTaken,    // a word, after the first word: "-turkey" is how a query excludes a word
};

// Splits a command line (without the program's name). Everything after "--" is a word. An argument
// that begins with "--" is an option; an unknown one throws Error(kUsage) with the nearest name. One
// that begins with a single dash is letters of known flags ("-vv"), a letter alone with its value in
// the next argument ("-n 5"), or a letter and its value ("-n5"); "-" alone is a word. With
// DashWords::kTaken, after the first word, it is an option only if it can't be read otherwise: what
// follows the letter must be a number, and all others ("-turkey", "-dogs") are words.
// The value of an option may begin with a dash ("--sort -date") unless it is itself an option; a
// missing or empty one throws Error(kUsage). `program` is named in hints.
Arguments split_arguments(std::string_view program, std::span<const std::string> arguments,
                          std::span<const Option* const> known, DashWords dash_words);

}  // namespace broadsheet
