#include "corpus/word_cache.h"

#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace broadsheet {
namespace {

constexpr size_t kFirstSlots = size_t{1} << 14;
constexpr size_t kBlockBytes = size_t{1} << 18;

}  // namespace

WordCache::WordCache() : slots_(kFirstSlots) {}

uint64_t WordCache::hash(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

const AnalyzedWord* WordCache::find(std::string_view word, uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  const auto tag = static_cast<uint32_t>(hash >> 32);
  for (size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.tag == tag && entry.length == word.size() &&
        std::memcmp(entry.key, word.data(), word.size()) == 0)
      return &entry.value;
  }
  return nullptr;
}

const AnalyzedWord& WordCache::insert(std::string_view word, uint64_t hash,
                                      const AnalyzedWord& value) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  entries_.push_back({store_key(word), static_cast<uint32_t>(word.size()),
                      static_cast<uint32_t>(hash >> 32), value});
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<uint32_t>(entries_.size());
  return entries_.back().value;
}

void WordCache::clear() {
  slots_.assign(kFirstSlots, 0);
  entries_.clear();
  blocks_.clear();
  block_used_ = 0;
  key_bytes_ = 0;
}

const char* WordCache::store_key(std::string_view word) {
  if (blocks_.empty() || block_used_ + word.size() > kBlockBytes) {
    blocks_.push_back(std::make_unique<char[]>(std::max(kBlockBytes, word.size())));
    block_used_ = 0;
  }
  char* key = blocks_.back().get() + block_used_;
  std::memcpy(key, word.data(), word.size());
  block_used_ += word.size();
  key_bytes_ += word.size();
  return key;
}

void WordCache::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const uint64_t full = hash({entries_[i].key, entries_[i].length});
    size_t slot = full & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

}  // namespace broadsheet
