// Files, descriptors and buffers as byte sources.
#include "corpus/input/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "corpus/support/file_descriptor.h"
#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

std::string error_text(int code) { return std::generic_category().message(code); }

size_t read_descriptor(int fd, char* buffer, size_t size, const std::string& path) {
  ssize_t n = ::read(fd, buffer, size);
  if (n >= 0) return static_cast<size_t>(n);
  if (errno == EINTR) throw Error(ErrorKind::kInterrupted, "interrupted while reading " + path);
  throw InputError(path, "can't be read: " + error_text(errno));
}

class FileSource final : public SeekableSource {
 public:
  FileSource(const std::string& path, std::string shown)
      // Not blocking, so that a pipe put in the file's place can't hang the run.
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), path_(std::move(shown)) {
    if (!fd_.is_open()) throw InputError(path_, "can't be opened: " + error_text(errno));
    struct stat info {};
    if (::fstat(fd_.get(), &info) != 0 || !S_ISREG(info.st_mode))
      throw InputError(path_, "is not a regular file");
    size_ = static_cast<uint64_t>(info.st_size);
  }

  size_t read(char* buffer, size_t size) override {
    size_t n = read_descriptor(fd_.get(), buffer, size, path_);
    position_ += n;
    return n;
  }
  void seek(uint64_t offset) override {
    if (::lseek(fd_.get(), static_cast<off_t>(offset), SEEK_SET) < 0)
      throw InputError(path_, "can't be read: " + error_text(errno));
    position_ = offset;
  }
  uint64_t position() const override { return position_; }
  uint64_t size() const override { return size_; }
  const std::string& path() const override { return path_; }

 private:
  FileDescriptor fd_;
  std::string path_;
  uint64_t position_ = 0;
  uint64_t size_ = 0;
};

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int fd, std::string shown) : fd_(fd), path_(std::move(shown)) {}
  size_t read(char* buffer, size_t size) override {
    return read_descriptor(fd_, buffer, size, path_);
  }
  const std::string& path() const override { return path_; }

 private:
  int fd_;
  std::string path_;
};

class MemorySource final : public SeekableSource {
 public:
  MemorySource(std::string_view bytes, std::string shown)
      : bytes_(bytes), path_(std::move(shown)) {}
  size_t read(char* buffer, size_t size) override {
    size_t n = std::min(size, bytes_.size() - position_);
    if (n > 0) std::memcpy(buffer, bytes_.data() + position_, n);
    position_ += n;
    return n;
  }
  void seek(uint64_t offset) override { position_ = std::min<uint64_t>(offset, bytes_.size()); }
  uint64_t position() const override { return position_; }
  uint64_t size() const override { return bytes_.size(); }
  const std::string& path() const override { return path_; }

 private:
  std::string_view bytes_;
  std::string path_;
  size_t position_ = 0;
};

}  // namespace

std::unique_ptr<SeekableSource> open_file(const std::string& path, std::string shown) {
  return std::make_unique<FileSource>(path, std::move(shown));
}

std::unique_ptr<ByteSource> open_descriptor(int fd, std::string shown) {
  return std::make_unique<DescriptorSource>(fd, std::move(shown));
}

std::unique_ptr<SeekableSource> open_memory(std::string_view bytes, std::string shown) {
  return std::make_unique<MemorySource>(bytes, std::move(shown));
}

PeekedSource::PeekedSource(ByteSource& source, size_t head_bytes)
    : source_(source), head_(head_bytes, '\0') {
  size_t total = 0;
  try {
    while (total < head_.size()) {
      const size_t n = source.read(head_.data() + total, head_.size() - total);
      if (n == 0) break;
      total += n;
    }
  } catch (const InputError&) {
    damage_ = std::current_exception();
  }
  head_.resize(total);
}

size_t PeekedSource::read(char* buffer, size_t size) {
  if (given_ == head_.size() && damage_) std::rethrow_exception(damage_);
  if (given_ == head_.size()) return source_.read(buffer, size);
  size_t n = std::min(size, head_.size() - given_);
  std::memcpy(buffer, head_.data() + given_, n);
  given_ += n;
  return n;
}

std::string read_rest(ByteSource& source, size_t limit, std::exception_ptr* damage) {
  std::string bytes;
  size_t used = 0;
  try {
    while (used == bytes.size()) {
      bytes.resize(std::min(used + std::max(kReadBytes, used), limit + 1));
      size_t n = 0;
      while (used < bytes.size() && (n = source.read(bytes.data() + used, bytes.size() - used)) > 0)
        used += n;
      if (used > limit)
        throw InputError(source.path(), fmt::format("is longer than {} MB", limit >> 20));
    }
  } catch (const InputError&) {
    if (damage == nullptr || used > limit) throw;
    *damage = std::current_exception();
  }
  bytes.resize(used);
  return bytes;
}

}  // namespace broadsheet
