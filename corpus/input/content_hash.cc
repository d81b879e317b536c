// Hashes with XXH3.
#include "corpus/input/content_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <memory>
#include <vector>

namespace broadsheet {
namespace {

constexpr size_t kHashReadBytes = size_t{1} << 20;

std::string hexadecimal(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  return hexadecimal(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string content_hash(ByteSource& source) {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::vector<char> buffer(kHashReadBytes);
  while (const size_t size = source.read(buffer.data(), buffer.size()))
    XXH3_128bits_update(state.get(), buffer.data(), size);
  return hexadecimal(XXH3_128bits_digest(state.get()));
}

}  // namespace broadsheet
