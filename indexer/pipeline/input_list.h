// The input of a run of `add`: which files are to be read, which can be skipped, which are gone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/input/walk.h"
#include "indexer/pipeline/batch.h"

namespace broadsheet {

struct InputList {
  std::vector<InputFilePtr> files;  // to be read, in order; stdin among them
  uint64_t bytes = 0;               // of them on disk
  bool has_stdin = false;
  uint64_t skipped_articles = 0;            // of files that look unchanged
  std::vector<std::string> vanished_files;  // keys, for --purge
};

// Lists `paths` ("-" is stdin). `live`: the index whose manifest tells what is unchanged, or
// nullptr to read everything. What can't be listed goes to `failed`.
InputList list_input(const std::vector<std::string>& paths, const WalkOptions& options,
                     const Xapian::Database* live, bool purge,
                     const std::function<void(Failure&&)>& failed);

}  // namespace broadsheet
