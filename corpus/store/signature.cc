// Writes and asks the Elias-Fano sets of signature.h.
#include "corpus/store/signature.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace broadsheet {
namespace {

static_assert(std::endian::native == std::endian::little, "signatures are read in place");

constexpr size_t kHashes = 65536;
// With more pairs than this a signature says little and costs much.
constexpr size_t kMostPairs = 16384;
constexpr uint16_t kUnknownSignature = 0xffff;
constexpr size_t kHeaderBytes = sizeof(uint16_t);

uint64_t load_word(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Where the parts of a signature of n hashes lie.
struct Layout {
  explicit Layout(size_t n)
      : low_width(static_cast<unsigned>(std::bit_width(kHashes / n)) - 1),
        high_words((n + (kHashes >> low_width) + 63) / 64),
        low_bytes((n * low_width + 7) / 8) {}
  size_t bytes() const { return kHeaderBytes + high_words * 8 + low_bytes; }

  unsigned low_width;
  size_t high_words;
  size_t low_bytes;
};

// The position of the `rank`-th zero bit (from 0), or the number of bits if there are fewer.
size_t select_zero(const char* words, size_t count, size_t rank) {
  for (size_t i = 0; i < count; ++i) {
    uint64_t zeros = ~load_word(words + i * 8);
    const auto here = static_cast<size_t>(std::popcount(zeros));
    if (rank >= here) {
      rank -= here;
      continue;
    }
    for (; rank > 0; --rank) zeros &= zeros - 1;
    return i * 64 + static_cast<size_t>(std::countr_zero(zeros));
  }
  return count * 64;
}

bool bit_at(const char* bytes, size_t index) {
  return (static_cast<unsigned char>(bytes[index / 8]) >> (index % 8)) & 1;
}

// Reads up to three bytes, at most two of them behind the low bits: the high bits follow there.
unsigned low_bits_at(const char* low, unsigned width, size_t index) {
  uint32_t bytes = 0;
  std::memcpy(&bytes, low + index * width / 8, 3);
  return bytes >> (index * width % 8) & ((1u << width) - 1);
}

}  // namespace

uint32_t term_hash(std::string_view term) {
  return static_cast<uint32_t>(XXH3_64bits(term.data(), term.size()));
}

SignatureBuilder::SignatureBuilder() : bits_(kHashes / 64) {}

std::string SignatureBuilder::take() {
  size_t n = 0;
  for (const uint64_t word : bits_) n += static_cast<size_t>(std::popcount(word));
  if (n == 0) return "";
  const uint16_t header = n > kMostPairs ? kUnknownSignature : static_cast<uint16_t>(n);
  std::string out(reinterpret_cast<const char*>(&header), sizeof header);
  if (n > kMostPairs) {
    std::fill(bits_.begin(), bits_.end(), 0);
    return out;
  }
  const Layout layout(n);
  out.resize(layout.bytes());
  char* low = out.data() + kHeaderBytes;
  char* const high = low + layout.low_bytes;
  uint64_t pending = 0;  // low bits that don't fill a byte yet
  unsigned pending_bits = 0;
  size_t rank = 0;
  for (size_t i = 0; i < bits_.size(); ++i) {
    for (uint64_t word = bits_[i]; word != 0; word &= word - 1, ++rank) {
      const size_t hash = i * 64 + static_cast<size_t>(std::countr_zero(word));
      const size_t high_bit = (hash >> layout.low_width) + rank;
      high[high_bit / 8] |= static_cast<char>(1 << (high_bit % 8));
      pending |= (hash & ((size_t{1} << layout.low_width) - 1)) << pending_bits;
      pending_bits += layout.low_width;
      for (; pending_bits >= 8; pending_bits -= 8, pending >>= 8)
        *low++ = static_cast<char>(pending);
    }
    bits_[i] = 0;
  }
  if (pending_bits > 0) *low = static_cast<char>(pending);
  return out;
}

bool signature_contains(std::string_view signature, uint16_t hash) {
  if (signature.size() < kHeaderBytes) return false;
  uint16_t n;
  std::memcpy(&n, signature.data(), sizeof n);
  if (n == kUnknownSignature) return true;
  if (n == 0) return false;
  const Layout layout(n);
  if (signature.size() != layout.bytes()) return true;  // not ours: don't lose articles over it
  const char* const low = signature.data() + kHeaderBytes;
  const char* const high = low + layout.low_bytes;
  const size_t bucket = hash >> layout.low_width;
  const unsigned wanted = hash & ((1u << layout.low_width) - 1);
  // The hashes of a bucket are the ones between two zeros of the unary code.
  size_t bit = bucket == 0 ? 0 : select_zero(high, layout.high_words, bucket - 1) + 1;
  const size_t bits = layout.high_words * 64;
  // A damaged code may have more ones than there are hashes.
  for (; bit < bits && bit - bucket < n && bit_at(high, bit); ++bit)
    if (low_bits_at(low, layout.low_width, bit - bucket) == wanted) return true;
  return false;
}

bool signature_contains_all(std::string_view signature, std::span<const uint16_t> hashes) {
  return std::all_of(hashes.begin(), hashes.end(),
                     [signature](uint16_t hash) { return signature_contains(signature, hash); });
}

}  // namespace broadsheet
