// Tells the words of a query from the options around them.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace broadsheet {

struct KnownOption {
  std::string name;  // without dashes
  char letter = 0;   // of its short form; 0: none
  bool takes_value = false;
};

struct Arguments {
  std::vector<std::string> options;  // "--name" or "--name=value" each, in their order
  std::vector<std::string> words;    // of the query
};

// Splits a command line (without the program's name). Everything behind "--" is a word. An argument
// that begins with "--" is an option; an unknown one throws Error(kUsage) with the nearest name. A
// single dash is harder, since "-turkey" is how a query says what must not be there:
//  - before the first word it must be an option: "-n5", "-n 5", "-qv" (else Error(kUsage)),
//  - behind the first word it is one only if it reads as nothing else: a letter of a known option
//    alone ("-n 5"), letters of known flags ("-vv"), or a letter and a number ("-n5"); all other
//    arguments ("-turkey", "-dogs", "-") are words.
// An option's value is taken as it stands, also with a dash ("--sort -date"), unless it is itself a
// known option; a missing one throws Error(kUsage).
Arguments split_arguments(std::span<const std::string> arguments,
                          std::span<const KnownOption> known);

}  // namespace broadsheet
