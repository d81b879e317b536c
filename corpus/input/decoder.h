// The compressions that files come in, each with the same few steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet {

// Unpacks one member of a compressed file after the other. Not thread-safe.
class Decoder {
 public:
  enum class State : uint8_t {
    kMore,     // goes on
    kEnd,      // of the member; another may follow
    kDamaged,  // or needs more memory than it may have: see reason()
  };

  virtual ~Decoder() = default;

  // Reads from the front of `packed` and writes up to `size` bytes to `out`; both move past what was
  // read and written. What can be unpacked before damage is written first, if need be by an earlier
  // call. Throws std::bad_alloc.
  virtual State run(std::string_view& packed, char*& out, size_t& size) = 0;

  // Starts over for the next member.
  virtual void restart() = 0;

  // What is wrong, as a person would say it.
  virtual std::string reason() const = 0;
};

// The decoder for a file that starts with these bytes: gzip (RFC 1952), bzip2, xz or zstd (RFC 8878);
// nullptr when it is of none of them. It takes at most about `memory` bytes.
std::unique_ptr<Decoder> make_decoder(std::string_view head, size_t memory);

}  // namespace broadsheet
