// Measures the files of a generation.
#include "indexer/writing/index_files.h"

namespace broadsheet {

namespace fs = std::filesystem;

std::map<std::string, uint64_t> table_bytes(const fs::path& generation) {
  std::map<std::string, uint64_t> tables;
  for (const fs::directory_entry& entry : fs::directory_iterator(generation))
    if (entry.path().extension() == ".glass")
      tables[entry.path().stem().string()] = entry.file_size();
  return tables;
}

uint64_t directory_bytes(const fs::path& generation) {
  uint64_t bytes = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(generation))
    bytes += entry.file_size();
  return bytes;
}

}  // namespace broadsheet
