// The manifest: what the index remembers of each file it has read, so that an unchanged file isn't
// read again.
//
// One metadata entry per file, kMetaFilePrefix + file_key(absolute path), as text:
// "file SIZE MTIME_NS INODE CTIME_NS HASH ARTICLES complete|incomplete LABEL_BYTES LABEL PATH".
// Entries without "file", INODE, CTIME_NS and the label, from before there were any, are read too.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/input/walk.h"

namespace broadsheet {

struct FileEntry {
  std::string path{};   // absolute
  std::string label{};  // what its articles are called by that state no id; "" when not known
  uint64_t size = 0;
  int64_t mtime = 0;  // nanoseconds since 1970
  uint64_t inode = 0;
  int64_t ctime = 0;      // nanoseconds since 1970; 0 when it and the inode are not known
  std::string hash{};     // content_hash()
  uint64_t articles = 0;  // how many came from it
  bool complete = true;   // false: something in it failed, so it is to be read again

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

// The entry of a file of which nothing has been read yet.
FileEntry entry_of(const WalkedFile& file);

// The metadata key of a file.
std::string manifest_key(std::string_view file_key);

std::string encode_entry(const FileEntry& entry);
std::optional<FileEntry> decode_entry(std::string_view text);

// The entry of a file in an index, or nothing.
std::optional<FileEntry> find_entry(const Xapian::Database& db, std::string_view file_key);

// Calls `visit` for every entry of an index, with its file_key.
void for_each_entry(const Xapian::Database& db,
                    const std::function<void(std::string_view file_key, FileEntry&&)>& visit);

// True if the file needs no reading, as far as its size, times and inode tell: another file that has
// been moved over a known one may have the size and mtime of that.
bool looks_unchanged(const FileEntry& entry, const WalkedFile& file);

}  // namespace broadsheet
