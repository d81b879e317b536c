// Which files there are to read under the paths that a user names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/input/byte_source.h"

namespace broadsheet {

struct WalkOptions {
  bool follow_symlinks = false;      // within directories; a named PATH is always followed
  std::vector<std::string> exclude;  // shell patterns, tried on the shown path and the base name
};

struct WalkedFile {
  std::string path{};   // absolute, lexically normal
  std::string shown{};  // as the user named it, lexically normal, for reports; see path_as_text()
  uint64_t size = 0;    // bytes
  int64_t mtime = 0;    // nanoseconds since 1970
  uint64_t inode = 0;
  int64_t ctime = 0;          // when its inode changed last, like mtime
  bool is_named = false;      // one of the paths themselves
  bool is_auxiliary = false;  // by its name or place it holds no article, see file_names.h
};

// A path as text: it is bytes, and odd ones become "%FF".
std::string path_as_text(std::string path);

// Lists the regular files at and under `paths`: in the order of `paths`, and by name (bytes) in
// each directory; a file that is reached twice under one path is listed once. Hidden files and
// directories are skipped unless they are named in `paths`, and so are directories that hold an
// index. What does not exist, can't be read, or is a loop of links is reported, and the walk goes
// on. Symbolic links that are not followed are skipped.
std::vector<WalkedFile> walk(std::span<const std::string> paths, const WalkOptions& options,
                             const UnreadableFunction& unreadable);

}  // namespace broadsheet
