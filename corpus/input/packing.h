// Recognises compressed files and archives by their first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet {

enum class Packing : uint8_t { kNone, kCompressed, kArchive };

// The number of first bytes that the functions below look at.
inline constexpr size_t kMagicBytes = 512;

// What the first bytes of a file are those of: gzip, bzip2, xz or zstd; zip, 7-zip or tar. A book is
// none of these: it is read as a whole.
Packing packing_of(std::string_view head);

// True for the first bytes of an EPUB book, a zip archive whose first member says that it is one
// (https://www.w3.org/TR/epub-33/, 4.3).
bool is_book(std::string_view head);

// True for the first bytes of a tar archive.
bool is_tar(std::string_view head);

}  // namespace broadsheet
