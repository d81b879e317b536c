// Runs zlib over a stream.
#include "corpus/input/gzip_source.h"

#include <fmt/format.h>
#include <zlib.h>

#include <new>

#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

constexpr int kGzip = 15 + 16;  // zlib: the largest window, in gzip's wrapping

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with("\x1f\x8b"); }

struct GzipSource::Inflater {
  z_stream stream{};
  Inflater() {
    if (inflateInit2(&stream, kGzip) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

GzipSource::GzipSource(ByteSource& packed)
    : packed_(packed), inflater_(std::make_unique<Inflater>()) {}
GzipSource::~GzipSource() = default;

size_t GzipSource::read(char* buffer, size_t size) {
  z_stream& stream = inflater_->stream;
  while (!has_ended_) {
    if (stream.avail_in == 0 && !fill()) return 0;
    if (!is_in_member_ && unpacked_ > 0 && *stream.next_in == 0) break;
    is_in_member_ = true;
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = static_cast<uInt>(size);
    const int status = inflate(&stream, Z_NO_FLUSH);
    const size_t given = size - stream.avail_out;
    unpacked_ += given;
    if (status == Z_STREAM_END) {
      inflateReset(&stream);
      is_in_member_ = false;
    } else if (status == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (status != Z_OK && status != Z_BUF_ERROR && given == 0) {
      fail(stream.msg != nullptr ? stream.msg : "is not gzip");
    }
    if (given > 0) return given;
  }
  has_ended_ = true;
  return 0;
}

bool GzipSource::fill() {
  const size_t n = packed_.read(input_.data(), input_.size());
  inflater_->stream.next_in = reinterpret_cast<Bytef*>(input_.data());
  inflater_->stream.avail_in = static_cast<uInt>(n);
  if (n == 0 && is_in_member_) fail("the file is cut off");
  has_ended_ = n == 0;
  return n > 0;
}

void GzipSource::fail(std::string_view reason) const {
  throw InputError(
      path(), fmt::format("can't be unpacked after byte {} of its content: {}", unpacked_, reason));
}

}  // namespace broadsheet
