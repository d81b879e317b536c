// Drives zlib, libbz2, liblzma and libzstd.
#include "corpus/input/decoder.h"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <new>

namespace broadsheet {
namespace {

// Moves past what a library with 32-bit counts has done.
void advance(std::string_view& packed, size_t read, char*& out, size_t& size, size_t written) {
  packed.remove_prefix(read);
  out += written;
  size -= written;
}

unsigned int bounded(size_t size) {
  return static_cast<unsigned int>(
      std::min<size_t>(size, std::numeric_limits<unsigned int>::max()));
}

class GzipDecoder final : public Decoder {
 public:
  explicit GzipDecoder(size_t) {
    if (inflateInit2(&stream_, kGzip) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  State run(std::string_view& packed, char*& out, size_t& size) override {
    const unsigned int in_size = bounded(packed.size()), out_size = bounded(size);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = in_size;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = out_size;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    advance(packed, in_size - stream_.avail_in, out, size, out_size - stream_.avail_out);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_STREAM_END) return State::kEnd;
    return status == Z_OK || status == Z_BUF_ERROR ? State::kMore : State::kDamaged;
  }
  void restart() override { inflateReset(&stream_); }
  std::string reason() const override {
    return stream_.msg != nullptr ? stream_.msg : "is not gzip";
  }

 private:
  static constexpr int kGzip = 15 + 16;  // zlib: the largest window, in gzip's wrapping

  z_stream stream_{};
};

class Bzip2Decoder final : public Decoder {
 public:
  explicit Bzip2Decoder(size_t) { start(); }
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }

  State run(std::string_view& packed, char*& out, size_t& size) override {
    const unsigned int in_size = bounded(packed.size()), out_size = bounded(size);
    stream_.next_in = const_cast<char*>(packed.data());
    stream_.avail_in = in_size;
    stream_.next_out = out;
    stream_.avail_out = out_size;
    const int status = BZ2_bzDecompress(&stream_);
    advance(packed, in_size - stream_.avail_in, out, size, out_size - stream_.avail_out);
    if (status == BZ_MEM_ERROR) throw std::bad_alloc();
    if (status == BZ_STREAM_END) return State::kEnd;
    return status == BZ_OK ? State::kMore : State::kDamaged;
  }
  void restart() override {
    BZ2_bzDecompressEnd(&stream_);
    start();
  }
  std::string reason() const override { return "the data is damaged"; }

 private:
  void start() {
    stream_ = {};
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }

  bz_stream stream_{};
};

class XzDecoder final : public Decoder {
 public:
  explicit XzDecoder(size_t memory) : memory_(memory) { restart(); }
  ~XzDecoder() override { lzma_end(&stream_); }

  State run(std::string_view& packed, char*& out, size_t& size) override {
    stream_.next_in = reinterpret_cast<const uint8_t*>(packed.data());
    stream_.avail_in = packed.size();
    stream_.next_out = reinterpret_cast<uint8_t*>(out);
    stream_.avail_out = size;
    status_ = lzma_code(&stream_, LZMA_RUN);
    advance(packed, packed.size() - stream_.avail_in, out, size, size - stream_.avail_out);
    if (status_ == LZMA_MEM_ERROR) throw std::bad_alloc();
    if (status_ == LZMA_STREAM_END) return State::kEnd;
    return status_ == LZMA_OK || status_ == LZMA_BUF_ERROR ? State::kMore : State::kDamaged;
  }
  void restart() override {
    if (lzma_stream_decoder(&stream_, memory_, 0) != LZMA_OK) throw std::bad_alloc();
  }
  std::string reason() const override {
    if (status_ != LZMA_MEMLIMIT_ERROR) return "the data is damaged";
    return fmt::format("its dictionary takes {} MB, more than the {} MB that --memory allows",
                       lzma_memusage(&stream_) >> 20, memory_ >> 20);
  }

 private:
  const size_t memory_;
  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret status_ = LZMA_OK;
};

class ZstdDecoder final : public Decoder {
 public:
  explicit ZstdDecoder(size_t memory)
      : memory_(memory), context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    if (!context_) throw std::bad_alloc();
    const int log = std::clamp(static_cast<int>(std::bit_width(memory)) - 1, kLeastLog, kMostLog);
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, log);
  }

  State run(std::string_view& packed, char*& out, size_t& size) override {
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    ZSTD_outBuffer output{out, size, 0};
    status_ = ZSTD_decompressStream(context_.get(), &output, &input);
    advance(packed, input.pos, out, size, output.pos);
    if (ZSTD_isError(status_) != 0) {
      if (ZSTD_getErrorCode(status_) == ZSTD_error_memory_allocation) throw std::bad_alloc();
      return State::kDamaged;
    }
    return status_ == 0 ? State::kEnd : State::kMore;
  }
  void restart() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }
  std::string reason() const override {
    if (ZSTD_getErrorCode(status_) != ZSTD_error_frameParameter_windowTooLarge)
      return "the data is damaged";
    return fmt::format("its window takes more than the {} MB that --memory allows", memory_ >> 20);
  }

 private:
  // Of windows, as powers of two: what every file of zstd may have, and the most there is.
  static constexpr int kLeastLog = 23, kMostLog = 31;

  const size_t memory_;
  std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> context_;
  size_t status_ = 0;
};

template <typename Kind>
std::unique_ptr<Decoder> make(size_t memory) {
  return std::make_unique<Kind>(memory);
}

struct Compression {
  std::string_view magic;
  std::unique_ptr<Decoder> (*make)(size_t memory);
};

using namespace std::string_view_literals;
constexpr Compression kCompressions[] = {
    {"\x1f\x8b"sv, make<GzipDecoder>},
    {"BZh"sv, make<Bzip2Decoder>},
    {"\xfd\x37zXZ\0"sv, make<XzDecoder>},
    {"\x28\xb5\x2f\xfd"sv, make<ZstdDecoder>},
};

}  // namespace

std::unique_ptr<Decoder> make_decoder(std::string_view head, size_t memory) {
  for (const Compression& compression : kCompressions)
    if (head.starts_with(compression.magic)) return compression.make(memory);
  return nullptr;
}

}  // namespace broadsheet
