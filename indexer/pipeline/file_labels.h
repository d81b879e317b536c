// What files are called by in ids and paths of articles: labels.
//
// A label is chosen when a file is first seen, and kept in the manifest: the path as the user gave
// it or, below the base of ids, the path from there; if another file has that label, the absolute
// path. A file whose recorded path is gone and whose content is another's is the same file, moved:
// it keeps its label.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/pipeline/batch.h"

namespace broadsheet {

// A file that the index knows under the key of another path.
struct MovedFile {
  std::string from, to;  // keys
};

// Not thread-safe.
class FileLabels {
 public:
  // `live`: the index whose files have labels, or nullptr. `id_base`: an absolute directory, or "".
  FileLabels(const Xapian::Database* live, std::string id_base)
      : live_(live), id_base_(std::move(id_base)) {}

  // Chooses labels for those of `files` that have none. Of moved files, which are told by their
  // content, `known` becomes what the index knows of them; they are returned. Reads the manifest
  // once if there are new files at all.
  std::vector<MovedFile> settle(std::vector<InputFile>& files);

 private:
  void read_manifest(const std::vector<InputFile>& files);
  bool find_moved(InputFile& file, std::vector<MovedFile>& moved);
  std::string choose(const WalkedFile& file);

  const Xapian::Database* const live_;
  const std::string id_base_;
  std::unordered_set<uint64_t> taken_;  // hashes of labels
  // Keys of files that are gone, by the size of one that is new.
  std::unordered_map<uint64_t, std::vector<std::string>> gone_;
};

}  // namespace broadsheet
