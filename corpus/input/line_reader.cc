// Splits a byte source into lines.
#include "corpus/input/line_reader.h"

#include <algorithm>
#include <cstring>

namespace broadsheet {
namespace {

// Enough for nearly every article, so that nothing is moved about for one; fits the L2 cache.
constexpr size_t kFirstCapacity = size_t{256} << 10;

}  // namespace

LineReader::LineReader(ByteSource& source, size_t limit, size_t padding)
    : source_(source),
      limit_(limit),
      padding_(padding),
      capacity_(std::min(kFirstCapacity, limit + 2)),
      buffer_(std::make_unique_for_overwrite<char[]>(capacity_ + padding)) {}

bool LineReader::next() {
  too_long_ = false;
  size_t scanned = 0;
  while (true) {
    const char* start = buffer_.get() + begin_;
    const void* newline = std::memchr(start + scanned, '\n', end_ - begin_ - scanned);
    if (newline != nullptr) {
      line_ = {start, static_cast<size_t>(static_cast<const char*>(newline) - start)};
      begin_ += line_.size() + 1;
      break;
    }
    scanned = end_ - begin_;
    if (scanned > limit_ + 1) {  // one more for "\r"
      too_long_ = true;
      line_ = {};
      skip_rest_of_line();
      break;
    }
    if (fill()) continue;
    if (scanned == 0) return false;
    line_ = {buffer_.get() + begin_, scanned};
    begin_ = end_;
    break;
  }
  ++number_;
  if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
  if (line_.size() > limit_) {
    too_long_ = true;
    line_ = {};
  }
  return true;
}

// Reads more behind what is there; false at the end of the source.
bool LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == capacity_) grow();
  size_t n = source_.read(buffer_.get() + end_, capacity_ - end_);
  end_ += n;
  return n > 0;
}

void LineReader::grow() {
  size_t capacity = std::min(capacity_ * 2, limit_ + 2);
  auto bigger = std::make_unique_for_overwrite<char[]>(capacity + padding_);
  std::memcpy(bigger.get(), buffer_.get(), end_);
  buffer_ = std::move(bigger);
  capacity_ = capacity;
}

void LineReader::skip_rest_of_line() {
  while (true) {
    begin_ = 0;
    end_ = source_.read(buffer_.get(), capacity_);
    if (end_ == 0) return;
    if (const void* newline = std::memchr(buffer_.get(), '\n', end_)) {
      begin_ = static_cast<size_t>(static_cast<const char*>(newline) - buffer_.get()) + 1;
      return;
    }
  }
}

}  // namespace broadsheet
