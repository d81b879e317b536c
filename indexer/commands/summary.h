// What a run of `add` did, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet {

struct Summary {
  // Articles.
  uint64_t added = 0;
  uint64_t updated = 0;
  uint64_t unchanged = 0;  // those of skipped files included
  uint64_t removed = 0;
  uint64_t skipped = 0;   // files, and members of archives, that are of no known format
  uint64_t replaced = 0;  // by articles of other files that state the same ids
  uint64_t failed = 0;    // files and records

  double seconds = 0;
  uint64_t bytes = 0;  // of all fields of the articles that were read
  bool dry_run = false;
  std::vector<std::string> skipped_files{};  // of those the first 1000

  // Megabytes (a million bytes) of articles a second; 0 when nothing was read.
  double megabytes_per_second() const;
};

// "added 40, updated 2, ..." in one line; without `skipped` and `replaced` when
// nothing was.
std::string describe(const Summary& summary);

// One JSON object, without a line end.
std::string to_json(const Summary& summary);

}  // namespace broadsheet
