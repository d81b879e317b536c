// The input of a run of `add`: which files are to be read, which can be skipped, which are gone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/input/walk.h"
#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/file_labels.h"

namespace broadsheet {

struct InputList {
  std::vector<InputFilePtr> files;  // to be read, in order; stdin among them
  uint64_t bytes = 0;               // of them on disk
  bool has_stdin = false;
  uint64_t skipped_articles = 0;            // of files that are unchanged
  std::vector<std::string> vanished_files;  // keys, for --purge
  std::vector<MovedFile> moved_files;
  std::vector<std::pair<std::string, FileEntry>> entries;  // of those of them that need no reading
};

struct ListRequest {
  std::vector<std::string> paths;  // "-" is stdin
  WalkOptions walk;
  const Xapian::Database* live = nullptr;  // its manifest tells what is unchanged; else all is read
  bool purge = false;
  bool reread = false;    // unchanged files too
  std::string id_base{};  // see file_labels.h
};

// Where the listing reports to.
struct ListReports {
  std::function<void(Failure&&)> failed;   // what can't be listed
  std::function<void(Failure&&)> skipped;  // what holds no article, by its name or place
};

InputList list_input(const ListRequest& request, const ListReports& reports);

}  // namespace broadsheet
