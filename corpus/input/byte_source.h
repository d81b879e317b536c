// The byte sources that stand on nothing but a file descriptor or a buffer in memory.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/input/reader.h"
#include "corpus/support/input_error.h"

namespace broadsheet {

// What a source is asked to fill at a time where nothing else decides.
inline constexpr size_t kReadBytes = size_t{64} << 10;

// A source that can be read again from any place; archives with a directory at their end need it.
class SeekableSource : public ByteSource {
 public:
  // Moves to `offset` bytes from the start. Throws InputError.
  virtual void seek(uint64_t offset) = 0;
  // Where the next read starts, and how many bytes there are, as known when it was opened.
  virtual uint64_t position() const = 0;
  virtual uint64_t size() const = 0;
};

// Opens a regular file for reading; `shown` becomes the source's path. Throws InputError.
std::unique_ptr<SeekableSource> open_file(const std::string& path, std::string shown);

// Reads from a descriptor that is not closed and need not be seekable (stdin, a pipe). A signal
// that interrupts the waiting is thrown as Error(kInterrupted).
std::unique_ptr<ByteSource> open_descriptor(int fd, std::string shown);

// Reads a buffer that the caller keeps alive.
std::unique_ptr<SeekableSource> open_memory(std::string_view bytes, std::string shown);

// Looks at the first bytes of another source, which it borrows, and gives them again when read. An
// InputError that comes in the way is thrown behind them.
class PeekedSource : public ByteSource {
 public:
  PeekedSource(ByteSource& source, size_t head_bytes);
  // The first bytes; fewer than asked for only if the source is shorter.
  std::string_view head() const { return head_; }

  size_t read(char* buffer, size_t size) override;
  const std::string& path() const override { return source_.path(); }

 private:
  ByteSource& source_;
  std::string head_;
  size_t given_ = 0;  // bytes of head_ that were read
  std::exception_ptr damage_;
};

// The rest of a source. Throws InputError when it is longer than `limit` bytes. Where the source
// can't be read any further counts as its end; then `damage`, which may be nullptr to have it
// thrown, is why.
std::string read_rest(ByteSource& source, size_t limit, std::exception_ptr* damage = nullptr);

// Takes what can't be read.
using UnreadableFunction = std::function<void(const Failure& failure)>;

}  // namespace broadsheet
