// A pipe or terminal as a byte source whose reading can be stopped from outside.
#pragma once

#include <atomic>
#include <string>

#include "corpus/input/reader.h"

namespace broadsheet {

class PolledSource : public ByteSource {
 public:
  // Reads `fd`, which is not closed, until `stop` or a signal: then Error(kInterrupted) is thrown.
  PolledSource(int fd, std::string shown, const std::atomic<bool>& stop)
      : fd_(fd), shown_(std::move(shown)), stop_(stop) {}

  size_t read(char* buffer, size_t size) override;
  const std::string& path() const override { return shown_; }

 private:
  const int fd_;
  const std::string shown_;
  const std::atomic<bool>& stop_;
};

}  // namespace broadsheet
