#include "corpus/analysis/word_cache.h"

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

AnalyzedWord* WordCache::find(std::string_view word, uint64_t hash) {
  const size_t mask = slots_.size() - 1;
  const auto tag = static_cast<uint32_t>(hash >> 32);
  for (size_t at = hash & mask; slots_[at].entry != 0; at = (at + 1) & mask) {
    if (slots_[at].tag != tag) continue;
    Entry& entry = entries_[slots_[at].entry - 1];
    if (entry.length == word.size() && std::memcmp(entry.key(), word.data(), word.size()) == 0)
      return &entry.value;
  }
  return nullptr;
}

AnalyzedWord& WordCache::insert(std::string_view word, uint64_t hash, const AnalyzedWord& value) {
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  Entry& entry = entries_.emplace_back();
  entry.length = static_cast<uint32_t>(word.size());
  entry.value = value;
  if (word.size() <= kInlineBytes)
    std::memcpy(entry.inline_key, word.data(), word.size());
  else
    entry.long_key = store_key(word);
  key_bytes_ += word.size();
  place(hash, static_cast<uint32_t>(entries_.size()));
  return entry.value;
}

void WordCache::place(uint64_t hash, uint32_t entry) {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].entry != 0) at = (at + 1) & mask;
  slots_[at] = {static_cast<uint32_t>(hash >> 32), entry};
}

void WordCache::clear() {
  slots_.assign(kFirstSlots, Slot{});
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
  return key;
}

void WordCache::grow() {
  slots_.assign(slots_.size() * 2, Slot{});
  for (size_t i = 0; i < entries_.size(); ++i)
    place(hash({entries_[i].key(), entries_[i].length}), static_cast<uint32_t>(i + 1));
}

}  // namespace broadsheet
