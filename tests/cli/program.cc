#include "tests/cli/program.h"

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <sstream>
#include <stdexcept>

namespace broadsheet {
namespace {

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& s : strings) out.push_back(s.data());
  out.push_back(nullptr);
  return out;
}

// What of our own environment the programs get: the sanitizers' options matter to them too.
constexpr std::array<const char*, 5> kPassedOn{"PATH", "ASAN_OPTIONS", "LSAN_OPTIONS",
                                               "UBSAN_OPTIONS", "TSAN_OPTIONS"};

std::vector<std::string> environment(const ProgramSetting& setting) {
  std::vector<std::string> lines;
  for (const char* name : kPassedOn)
    if (const char* value = std::getenv(name)) lines.push_back(std::string(name) + "=" + value);
  for (const auto& [name, value] : setting.env) lines.push_back(name + "=" + value);
  return lines;
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

RunningProgram::RunningProgram(const ProgramSetting& setting,
                               const std::vector<std::string>& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  std::vector<std::string> args = command, env = environment(setting);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, setting.directory.c_str());
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (outputs_ / "out").c_str(),
                                   O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (outputs_ / "err").c_str(),
                                   O_WRONLY | O_CREAT, 0600);
  const int failure = ::posix_spawn(&pid_, args[0].c_str(), &actions, nullptr,
                                    pointers(args).data(), pointers(env).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  input_ = ends[1];
  if (failure != 0) throw std::runtime_error("can't start " + args[0]);
  std::signal(SIGPIPE, SIG_IGN);  // the program may end before it has read everything
}

RunningProgram::~RunningProgram() {
  close_input();
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void RunningProgram::write(std::string_view input) {
  while (!input.empty()) {
    const ssize_t written = ::write(input_, input.data(), input.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    input.remove_prefix(static_cast<size_t>(written));
  }
}

void RunningProgram::close_input() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

void RunningProgram::signal(int number) { ::kill(pid_, number); }

ProgramResult RunningProgram::wait() {
  close_input();
  int status = 0;
  rusage usage{};
  ::wait4(pid_, &status, 0, &usage);
  pid_ = -1;
  ProgramResult result;
  result.peak_kb = usage.ru_maxrss;
  result.exit_code = exit_code_of(status);
  result.out = content_of(outputs_ / "out");
  result.err = content_of(outputs_ / "err");
  return result;
}

Programs::Programs() : Programs(std::filesystem::path()) {}

Programs::Programs(const std::filesystem::path& directory) {
  setting_.directory = directory.empty() ? dir_.path() : directory;
  setting_.env = {{"HOME", dir_.path().string()},
                  {"NEWS_DB", db().string()},
                  {"LC_ALL", "C.UTF-8"},
                  {"NEWS_INDEX", NEWS_INDEX_PROGRAM},
                  {"NEWS_QUERY", NEWS_QUERY_PROGRAM}};
}

namespace {

std::vector<std::string> command_line(const char* program, const std::vector<std::string>& args) {
  std::vector<std::string> command{program};
  command.insert(command.end(), args.begin(), args.end());
  return command;
}

ProgramResult run(const ProgramSetting& setting, const char* program,
                  const std::vector<std::string>& args, std::string_view input) {
  RunningProgram running(setting, command_line(program, args));
  running.write(input);
  return running.wait();
}

}  // namespace

ProgramResult Programs::index(const std::vector<std::string>& args, std::string_view input) const {
  return run(setting_, NEWS_INDEX_PROGRAM, args, input);
}

ProgramResult Programs::query(const std::vector<std::string>& args, std::string_view input) const {
  return run(setting_, NEWS_QUERY_PROGRAM, args, input);
}

RunningProgram Programs::start_index(const std::vector<std::string>& args) const {
  return RunningProgram(setting_, command_line(NEWS_INDEX_PROGRAM, args));
}

RunningProgram Programs::start_query(const std::vector<std::string>& args) const {
  return RunningProgram(setting_, command_line(NEWS_QUERY_PROGRAM, args));
}

ProgramResult Programs::shell(const std::string& line) const { return start_shell(line).wait(); }

ProgramResult Programs::shell_on_terminal(const std::string& line) const {
  std::vector<std::string> args{"/bin/bash", "-c", line}, env = environment(setting_);
  const std::vector<char*> argv = pointers(args), envp = pointers(env);
  termios raw{};
  ::cfmakeraw(&raw);
  const winsize size{25, 80, 0, 0};
  int terminal = -1;
  const pid_t pid = ::forkpty(&terminal, nullptr, &raw, &size);
  if (pid < 0) throw std::runtime_error("forkpty");
  if (pid == 0) {
    if (::chdir(setting_.directory.c_str()) == 0) ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
  ProgramResult result;
  char buffer[4096];
  ssize_t got = 0;
  while ((got = ::read(terminal, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0) result.out.append(buffer, static_cast<size_t>(got));
  ::close(terminal);  // reading ended with EIO, when nobody had it open any more
  int status = 0;
  ::waitpid(pid, &status, 0);
  result.exit_code = exit_code_of(status);
  return result;
}

RunningProgram Programs::start_shell(const std::string& line) const {
  return RunningProgram(setting_, {"/bin/bash", "-c", line});
}

}  // namespace broadsheet
