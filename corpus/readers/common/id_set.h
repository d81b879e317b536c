// A set of texts in little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet {

// Keeps hashes of 64 bits, 16 bytes or less for each, of at most a million texts; those added later
// are not in it. Not thread-safe.
class IdSet {
 public:
  void add(std::string_view text);
  bool has(std::string_view text) const;

 private:
  static constexpr size_t kMost = size_t{1} << 20;

  size_t place_of(uint64_t hash) const;
  void grow();

  std::vector<uint64_t> slots_;  // open addressing, 0: free; a power of two of them
  size_t count_ = 0;
};

}  // namespace broadsheet
