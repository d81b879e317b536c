// Reads the items of a Xapian table file that Xapian can't open, or not wholly.
//
// The format, as Xapian 1.4's backend "glass" writes it (its source is its only description; all
// numbers are big-endian): blocks of 8 KB. Each starts with its revision (4 bytes), its level (1;
// leaves are 0) and three counts (6), the third of which ends the directory of 2-byte offsets that
// follows. An item of a leaf: 2 bytes of size - 3 and flags (0x8000 compressed, 0x4000 last and
// 0x2000 first component of its key), length of the key, key, number of the component (2 bytes)
// unless it is the first, data. An item of a branch: the number of a block below (4), a key.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

namespace broadsheet {

struct GlassItem {
  std::string_view key;    // as stored
  uint16_t component = 1;  // of the key's data: long ones stand in several items
  bool last = false;
  bool compressed = false;
  uint32_t revision = 0;  // higher is newer
  uint64_t data_at = 0;   // bytes from the start of the file
  uint16_t data_size = 0;
};

// Not thread-safe. A file that can't be read holds nothing.
class GlassTable {
 public:
  using Visit = std::function<void(const GlassItem&)>;

  explicit GlassTable(const std::filesystem::path& file);

  // Visits the items of the newest tree. Returns true if it is sound; else the items of every other
  // block of the file have been visited too, those of older trees among them.
  bool for_each_item(const Visit& visit);

  std::string read(uint64_t at, size_t size);  // shorter at the end of the file

 private:
  std::string read_block(uint64_t number);
  void find_root();
  bool walk(uint64_t number, unsigned level, const Visit& visit);
  static bool visit_leaf(uint64_t number, std::string_view block, const Visit& visit);

  std::ifstream file_;
  uint64_t blocks_ = 0;
  uint64_t root_ = 0;
  uint64_t walked_ = 0;  // blocks
  unsigned root_level_ = 0;
};

}  // namespace broadsheet
