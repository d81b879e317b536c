// A file descriptor that closes itself.
#pragma once

#include <string_view>
#include <utility>

namespace broadsheet {

// Owns a descriptor, or none (-1). Whoever opens one puts it in here before anything can throw.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() { reset(); }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
      reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }

  bool is_open() const { return fd_ >= 0; }
  int get() const { return fd_; }  // -1 when there is none

  // Closes it before the end of its scope, as a pipe's other end needs. errno stays as it was.
  void reset() noexcept;

 private:
  int fd_ = -1;
};

// Writes all of the bytes, in as many calls as it takes: a disk that is nearly full takes a part of
// them before it says so. False, with errno, when it can't.
bool write_all(int fd, std::string_view bytes);

}  // namespace broadsheet
