// What a repair could not save.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/check/check_report.h"
#include "indexer/check/salvaged_lists.h"

namespace broadsheet {

// What became of the documents of a damaged generation.
struct SavedArticles {
  std::vector<std::string> ids;  // of those saved, in order, each once
  uint64_t unreadable = 0;       // documents
  bool files_known = true;       // the file of each that was saved
};

// The report without `files_forgotten`, from what was there and what was saved.
RepairReport count_losses(const SalvagedDocuments& documents, const SalvagedIds& ids,
                          const SavedArticles& saved);

}  // namespace broadsheet
