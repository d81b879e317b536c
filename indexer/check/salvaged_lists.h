// Which documents and articles a damaged generation has, as far as can be told.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/check/damaged_generation.h"

namespace broadsheet {

// The documents that the index lists and those of the table of documents, as far as each can be
// trusted; if neither can, all that may be there.
struct SalvagedDocuments {
  std::vector<Xapian::docid> numbers;  // ascending
  bool complete = false;               // they are all those of the index, no removed ones
  uint64_t expected = 0;               // articles that the index says it has; 0: not known
};
SalvagedDocuments salvage_documents(DamagedGeneration& generation);

// The ids that the index lists or, as far as that can't be read, those that its documents have.
struct SalvagedIds {
  std::vector<std::string> ids;  // in order, each once
  bool complete = false;
};
SalvagedIds salvage_ids(const DamagedGeneration& generation, const SalvagedDocuments& documents);

// Brings strings in order and leaves each once.
void sort_uniquely(std::vector<std::string>& strings);

}  // namespace broadsheet
