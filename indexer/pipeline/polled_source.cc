// Waits for input in short steps, because a signal may come to another thread than the reading one.
#include "indexer/pipeline/polled_source.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "corpus/support/error.h"
#include "corpus/support/input_error.h"
#include "corpus/support/interrupt.h"

namespace broadsheet {
namespace {

constexpr int kStepMilliseconds = 100;

}  // namespace

size_t PolledSource::read(char* buffer, size_t size) {
  while (true) {
    if (interrupted() || stop_) throw Error(ErrorKind::kInterrupted, "interrupted");
    pollfd waiting{fd_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kStepMilliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t count = ::read(fd_, buffer, size);
    if (count >= 0) return static_cast<size_t>(count);
    if (errno != EINTR && errno != EAGAIN)
      throw InputError(shown_, "can't be read: " + std::generic_category().message(errno));
  }
}

}  // namespace broadsheet
