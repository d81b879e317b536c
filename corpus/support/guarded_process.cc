// A child that sends its result, or its error, through a pipe.
#include "corpus/support/guarded_process.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>

#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/file_descriptor.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/last_words.h"

namespace broadsheet {
namespace {

// The first byte of what the child sends.
constexpr char kResult = 'r';
constexpr char kError = 'e';      // then the kind as a byte, the message, a NUL, the hint
constexpr char kException = 'x';  // then what it says

std::string message_of(const Error& error) {
  return std::string{kError, static_cast<char>(error.kind())} + error.what() + '\0' + error.hint();
}

std::string message_of(const std::function<std::string()>& work) {
  try {
    return kResult + work();
  } catch (const Error& error) {
    return message_of(error);
  } catch (const std::exception& error) {
    return std::string{kException} + error.what();
  } catch (...) {
    return std::string{kException} + "unknown exception";
  }
}

[[noreturn]] void send(const std::string& message, int pipe) {
  if (!write_all(pipe, message)) _exit(1);
  _exit(0);
}

// The child's, for its handler of std::terminate(), which is given nothing.
int& pipe_of_child() {
  static int pipe = -1;
  return pipe;
}

[[noreturn]] void send_last_words() {
  const auto reason = last_words();
  if (!reason) std::abort();
  send(message_of(Error(ErrorKind::kSystem, reason->message, reason->hint)), pipe_of_child());
}

[[noreturn]] void be_child(const std::function<std::string()>& work, int pipe, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  pipe_of_child() = pipe;
  std::set_terminate(send_last_words);
  send(message_of(work), pipe);
}

// All that the child sends.
std::string receive(int pipe, pid_t child) {
  std::string message;
  bool told = false;
  for (char buffer[65536];;) {
    const ssize_t n = ::read(pipe, buffer, sizeof buffer);
    if (n > 0) message.append(buffer, static_cast<size_t>(n));
    if (n == 0 || (n < 0 && errno != EINTR)) return message;
    if (interrupted() && !told) told = ::kill(child, SIGTERM) == 0;
  }
}

// From outside, or by a mistake of its own.
[[noreturn]] void throw_ended_by(int signal) {
  if (signal == SIGINT || signal == SIGTERM) throw Error(ErrorKind::kInterrupted, "interrupted");
  if (signal == SIGKILL)
    throw Error(ErrorKind::kSystem, "a process of the program was killed",
                "see whether the machine was short of memory");
  throw Crashed(strsignal(signal));
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_system("wait for a process");
  return status;
}

}  // namespace

std::string run_guarded(const std::function<std::string()>& work) {
  int pipe[2];
  if (::pipe(pipe) != 0) throw_system("make a pipe");
  const FileDescriptor from_child(pipe[0]);
  FileDescriptor to_parent(pipe[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) throw_system("make a process");
  if (child == 0) be_child(work, to_parent.get(), parent);
  to_parent.reset();
  const std::string message = receive(from_child.get(), child);
  const int status = wait_for(child);
  if (WIFSIGNALED(status)) throw_ended_by(WTERMSIG(status));
  if (WEXITSTATUS(status) != 0 || message.empty())
    throw Crashed(fmt::format("exit code {}", WEXITSTATUS(status)));
  const std::string_view body = std::string_view(message).substr(1);
  if (message[0] == kException) throw Crashed(std::string(body));
  if (message[0] == kError) {
    const size_t end = body.find('\0');
    throw Error(static_cast<ErrorKind>(body[0]), std::string(body.substr(1, end - 1)),
                std::string(body.substr(end + 1)));
  }
  return std::string(body);
}

}  // namespace broadsheet
