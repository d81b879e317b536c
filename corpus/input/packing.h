// Recognises compressed files and archives by their first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet {

enum class Packing : uint8_t { kNone, kCompressed, kArchive };

// The number of first bytes that the functions below look at.
inline constexpr size_t kMagicBytes = 512;

// What the first bytes of a file are those of: gzip, bzip2, xz or zstd; zip, 7-zip or tar.
Packing packing_of(std::string_view head);

// True for the first bytes of a tar archive.
bool is_tar(std::string_view head);

}  // namespace broadsheet
