// What a program takes from its command line and its configuration file, as data.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/program/option.h"

namespace broadsheet {

// A command of a program: "add" of news-index.
struct Command {
  std::string name{};
  std::string description{};
  std::string words{};  // what --help calls its words: "PATH..."; "": it takes none
  std::vector<Option> options{};
  std::function<void(const std::vector<std::string>& words)> take_words{};
  std::string footer{};  // of its --help
};

struct Program {
  std::string name{};
  std::string description{};
  std::vector<std::string> usage{};  // what follows the name, a line each
  std::vector<Option> options{};     // with commands: those that all of them know
  std::vector<Command> commands{};   // empty: the words are no command's, but a query
  std::string footer{};              // of --help
};

}  // namespace broadsheet
