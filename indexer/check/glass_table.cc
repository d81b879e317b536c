// Walks the newest B-tree of a table file; where it is broken, takes every leaf there is.
#include "indexer/check/glass_table.h"

#include <optional>
#include <vector>

namespace broadsheet {
namespace {

constexpr size_t kBlockBytes = 8192;
constexpr size_t kDirectoryStart = 11;
constexpr size_t kDirectoryEndAt = 9;
constexpr size_t kBlockNumberBytes = 4;
constexpr unsigned kMostLevels = 10;  // Xapian's own limit
constexpr unsigned kSizeMask = 0x1fff, kFirst = 0x2000, kLast = 0x4000, kCompressed = 0x8000;
constexpr unsigned kSizeBase = 3;

unsigned byte_at(std::string_view block, size_t at) {
  return static_cast<unsigned char>(block.at(at));
}
unsigned two_at(std::string_view block, size_t at) {
  return byte_at(block, at) << 8 | byte_at(block, at + 1);
}
uint32_t four_at(std::string_view block, size_t at) {
  return static_cast<uint32_t>(two_at(block, at)) << 16 | two_at(block, at + 2);
}
uint32_t revision_of(std::string_view block) { return four_at(block, 0); }
unsigned level_of(std::string_view block) { return byte_at(block, 4); }

// The offsets of a block's items; nothing when they lie outside it.
std::optional<std::vector<size_t>> items_of(std::string_view block) {
  if (block.size() < kBlockBytes) return std::nullopt;
  const size_t end = two_at(block, kDirectoryEndAt);
  if (end < kDirectoryStart || end > kBlockBytes || (end - kDirectoryStart) % 2 != 0)
    return std::nullopt;
  std::vector<size_t> items;
  for (size_t at = kDirectoryStart; at < end; at += 2) {
    items.push_back(two_at(block, at));
    if (items.back() < end || items.back() + kSizeBase > kBlockBytes) return std::nullopt;
  }
  return items;
}

// The item of a leaf at that offset of a block; nothing when it doesn't end within the block.
std::optional<GlassItem> leaf_item(uint64_t number, std::string_view block, size_t at) {
  const unsigned head = two_at(block, at);
  const size_t end = at + (head & kSizeMask) + kSizeBase;
  const size_t key_bytes = byte_at(block, at + 2);
  size_t data = at + kSizeBase + key_bytes;
  GlassItem item;
  const bool is_first = (head & kFirst) != 0;
  if (end > kBlockBytes || data + (is_first ? 0 : 2) > end) return std::nullopt;
  item.key = block.substr(at + kSizeBase, key_bytes);
  if (!is_first) {
    item.component = static_cast<uint16_t>(two_at(block, data));
    data += 2;
  }
  item.last = (head & kLast) != 0;
  item.compressed = (head & kCompressed) != 0;
  item.revision = revision_of(block);
  item.data_at = number * kBlockBytes + data;
  item.data_size = static_cast<uint16_t>(end - data);
  return item;
}

}  // namespace

GlassTable::GlassTable(const std::filesystem::path& file) : file_(file, std::ios::binary) {
  std::error_code failure;
  const uint64_t bytes = std::filesystem::file_size(file, failure);
  if (failure || !file_) return;
  blocks_ = bytes / kBlockBytes;
  find_root();
}

std::string GlassTable::read(uint64_t at, size_t size) {
  std::string bytes(size, '\0');
  file_.clear();
  file_.seekg(static_cast<std::streamoff>(at));
  file_.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<size_t>(file_.gcount()));
  return bytes;
}

std::string GlassTable::read_block(uint64_t number) {
  return read(number * kBlockBytes, kBlockBytes);
}

// The root is written last: it has the newest revision and, of those, the highest level.
void GlassTable::find_root() {
  uint32_t newest = 0;
  for (uint64_t number = 0; number < blocks_; ++number) {
    const std::string block = read_block(number);
    if (!items_of(block) || level_of(block) >= kMostLevels) continue;
    const uint32_t revision = revision_of(block);
    if (revision < newest || (revision == newest && level_of(block) < root_level_)) continue;
    newest = revision;
    root_ = number;
    root_level_ = level_of(block);
  }
}

bool GlassTable::for_each_item(const Visit& visit) {
  if (blocks_ == 0) return false;
  walked_ = 0;
  if (walk(root_, root_level_, visit)) return true;
  for (uint64_t number = 0; number < blocks_; ++number) {
    const std::string block = read_block(number);
    if (block.size() == kBlockBytes && level_of(block) == 0) visit_leaf(number, block, visit);
  }
  return false;
}

// False when something below can't be read. In a tree each block is below one other: what comes to
// more blocks than there are is none, and might take forever.
bool GlassTable::walk(uint64_t number, unsigned level, const Visit& visit) {
  if (++walked_ > blocks_) return false;
  const std::string block = number < blocks_ ? read_block(number) : std::string();
  const auto items = items_of(block);
  if (!items || level_of(block) != level) return false;
  if (level == 0) return visit_leaf(number, block, visit);
  bool sound = true;
  for (const size_t item : *items)
    sound = item + kBlockNumberBytes <= kBlockBytes &&
            walk(four_at(block, item), level - 1, visit) && sound;
  return sound;
}

bool GlassTable::visit_leaf(uint64_t number, std::string_view block, const Visit& visit) {
  const auto items = items_of(block);
  if (!items) return false;
  bool sound = true;
  for (const size_t at : *items) {
    const auto item = leaf_item(number, block, at);
    if (!item)
      sound = false;
    else if (!item->key.empty())  // each tree starts with an item without a key
      visit(*item);
  }
  return sound;
}

}  // namespace broadsheet
