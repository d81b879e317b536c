// Runs the real programs in a temporary directory, for tests of whole programs.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/temp_dir.h"

namespace broadsheet {

std::string content_of(const std::filesystem::path& file);

struct ProgramResult {
  int exit_code = -1;  // 128 + the signal when one ended it
  std::string out, err;
  long peak_kb = 0;  // the most memory that it had, of those that were waited for
};

// What is common to the runs of a test.
struct ProgramSetting {
  std::filesystem::path directory;         // where it runs; paths in arguments are relative to it
  std::map<std::string, std::string> env;  // beside PATH and sanitizer options
};

// A program that has been started. Its stdin is a pipe; stdout and stderr go to files.
class RunningProgram {
 public:
  RunningProgram(const ProgramSetting& setting, const std::vector<std::string>& command);
  ~RunningProgram();  // kills it when it is still running
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void write(std::string_view input);
  void close_input();
  void signal(int number);
  ProgramResult wait();
  pid_t pid() const { return pid_; }

 private:
  TempDir outputs_;
  pid_t pid_ = -1;
  int input_ = -1;
};

// The programs, run with NEWS_DB naming the news.db of one temporary directory.
class Programs {
 public:
  Programs();                                                 // they run in the temporary directory
  explicit Programs(const std::filesystem::path& directory);  // they run there

  ProgramResult index(const std::vector<std::string>& args, std::string_view input = "") const;
  ProgramResult query(const std::vector<std::string>& args, std::string_view input = "") const;

  // The same, but started only.
  RunningProgram start_index(const std::vector<std::string>& args) const;
  RunningProgram start_query(const std::vector<std::string>& args) const;

  // A command line for the shell; $NEWS_INDEX and $NEWS_QUERY name the programs.
  ProgramResult shell(const std::string& line) const;
  RunningProgram start_shell(const std::string& line) const;

  // The same with stdin, stdout and stderr on a terminal of its own, which translates no line ends.
  // All that the terminal got is in `out`.
  ProgramResult shell_on_terminal(const std::string& line) const;

  const TempDir& dir() const { return dir_; }
  std::filesystem::path db() const { return dir_ / "news.db"; }

 private:
  TempDir dir_;
  ProgramSetting setting_;
};

}  // namespace broadsheet
