// Numbers as LEB128, as DWARF describes it: seven bits a byte, the lowest first; the highest bit is
// set in all but the last. Reading is safe on any bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

inline void put_varint(std::string& out, uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

// Cuts a number off the beginning; nothing when there is none that ends within the bytes and fits
// into 64 bits. What is left of the bytes is then not to be used.
inline std::optional<uint64_t> take_varint(std::string_view& bytes) {
  uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const uint64_t bits = byte & 0x7Fu;
    if (bits << shift >> shift != bits) return std::nullopt;
    number |= bits << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

// Bytes that their number stands before.
inline void put_counted(std::string& out, std::string_view bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}

// Cuts such bytes off the beginning, as a view of the same bytes; nothing when they are cut.
inline std::optional<std::string_view> take_counted(std::string_view& bytes) {
  const auto count = take_varint(bytes);
  if (!count || *count > bytes.size()) return std::nullopt;
  const std::string_view taken = bytes.substr(0, *count);
  bytes.remove_prefix(*count);
  return taken;
}

}  // namespace broadsheet
