// Open addressing, at most half full.
#include "corpus/readers/common/id_set.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace broadsheet {
namespace {

constexpr size_t kFirstSlots = 64;

uint64_t hash_of(std::string_view text) {
  return std::max<uint64_t>(1, XXH3_64bits(text.data(), text.size()));
}

}  // namespace

// Where the hash is or could be put. REQUIRES a free slot.
size_t IdSet::place_of(uint64_t hash) const {
  size_t place = hash & (slots_.size() - 1);
  while (slots_[place] != 0 && slots_[place] != hash) place = (place + 1) & (slots_.size() - 1);
  return place;
}

bool IdSet::has(std::string_view text) const {
  return !slots_.empty() && slots_[place_of(hash_of(text))] != 0;
}

void IdSet::add(std::string_view text) {
  if (count_ >= kMost) return;
  if (2 * count_ >= slots_.size()) grow();
  uint64_t& slot = slots_[place_of(hash_of(text))];
  if (slot == 0) ++count_;
  slot = hash_of(text);
}

void IdSet::grow() {
  const std::vector<uint64_t> old =
      std::exchange(slots_, std::vector<uint64_t>(std::max(kFirstSlots, 2 * slots_.size())));
  for (const uint64_t hash : old)
    if (hash != 0) slots_[place_of(hash)] = hash;
}

}  // namespace broadsheet
