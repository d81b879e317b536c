// Packs for Xapian faster than zlib does: not at all what is packed already, the rest by
// libdeflate.
//
// Xapian offers every document's data to zlib, in each run and again in each merge; on data packed
// by zstd deflate finds nothing and is thrown away, which took a quarter of all indexing time (14.0
// s of processor time for 83 MB of articles, 10.7 s without). What remains, the term lists, took
// another 7 % with zlib and takes 4 % with libdeflate. Xapian 1.4 has no switch for it. So this
// program brings its own deflate(), deflateReset() and deflateInit2_(), as an allocator library
// brings its own malloc(): the dynamic linker prefers a program's functions over those of a
// library. Xapian's streams are told by what only it asks for, raw deflate with the most memory
// (common/compression_stream.cc); all others go to zlib. What is written is raw deflate (RFC 1951)
// either way.
#include <dlfcn.h>
#include <libdeflate.h>
#include <zlib.h>

#include <cstring>
#include <memory>
#include <string_view>

namespace {

using InitFunction = int (*)(z_streamp, int, int, int, int, int, const char*, int);
using DeflateFunction = int (*)(z_streamp, int);
using ResetFunction = int (*)(z_streamp);

template <typename Function>
Function in_zlib(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// What the streams of Xapian are made with.
constexpr int kRawWindowBits = -15;
constexpr int kMostMemory = 9;

// Marks them, in the member that zlib leaves to whoever brings an allocator, which Xapian doesn't.
char mark_of_xapian;

bool is_of_xapian(const z_stream& stream) { return stream.opaque == &mark_of_xapian; }

// Term lists hardly repeat: on 6,000 articles level 1 leaves as much as level 6 and zlib do.
constexpr int kLevel = 1;

struct CompressorDeleter {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

// Stored articles are a codec byte and a zstd frame, see corpus/store/stored_article.h.
bool is_stored_article(const z_stream& stream) {
  constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
  return stream.avail_in > kZstdMagic.size() &&
         std::memcmp(stream.next_in + 1, kZstdMagic.data(), kZstdMagic.size()) == 0;
}

// Packs everything at once, as Xapian asks. Z_OK, which it takes for "doesn't get smaller", when
// there is not enough room.
int deflate_at_once(z_stream& stream) {
  static thread_local const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
      libdeflate_alloc_compressor(kLevel));
  if (!compressor || is_stored_article(stream)) return Z_OK;
  const size_t size = libdeflate_deflate_compress(compressor.get(), stream.next_in, stream.avail_in,
                                                  stream.next_out, stream.avail_out);
  if (size == 0) return Z_OK;
  stream.total_in = stream.avail_in;
  stream.next_in += stream.avail_in;
  stream.avail_in = 0;
  stream.total_out = size;
  stream.next_out += size;
  stream.avail_out -= static_cast<unsigned>(size);
  return Z_STREAM_END;
}

}  // namespace

extern "C" int deflateInit2_(z_streamp stream, int level, int method, int window_bits,
                             int memory_level, int strategy, const char* version, int size) {
  static const auto init_of_zlib = in_zlib<InitFunction>("deflateInit2_");
  const bool has_allocator = stream->zalloc != nullptr;
  const int result =
      init_of_zlib(stream, level, method, window_bits, memory_level, strategy, version, size);
  if (window_bits == kRawWindowBits && memory_level == kMostMemory && !has_allocator)
    stream->opaque = &mark_of_xapian;
  return result;
}

extern "C" int deflateReset(z_streamp stream) {
  static const auto reset_of_zlib = in_zlib<ResetFunction>("deflateReset");
  if (!is_of_xapian(*stream)) return reset_of_zlib(stream);
  stream->total_in = stream->total_out = 0;
  return Z_OK;
}

extern "C" int deflate(z_streamp stream, int flush) {
  static const auto deflate_of_zlib = in_zlib<DeflateFunction>("deflate");
  if (!is_of_xapian(*stream) || flush != Z_FINISH) return deflate_of_zlib(stream, flush);
  return deflate_at_once(*stream);
}
