// Writes results to stdout and tells a closed pipe from a full disk.
#include "corpus/support/stdout.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

[[noreturn]] void throw_write_error() {
  const int cause = errno;
  if (cause == EPIPE) throw ClosedPipe{};
  throw Error(ErrorKind::kSystem, std::string("can't write to stdout: ") + std::strerror(cause));
}

}  // namespace

void write_stdout(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) throw_write_error();
}

void flush_stdout() {
  if (std::fflush(stdout) != 0) throw_write_error();
}

}  // namespace broadsheet
