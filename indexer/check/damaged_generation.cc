#include "indexer/check/damaged_generation.h"

#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/schema.h"
#include "corpus/store/schema_version.h"
#include "indexer/check/document_check.h"
#include "indexer/check/readable.h"

namespace broadsheet {

DamagedGeneration::DamagedGeneration(const IndexLocation& location, Means means)
    : folder_(location.repairable_generation()) {
  read_rules(location, means);
  read_dictionary_copy();
  if (rules_.dictionary.empty()) rules_.dictionary = dictionary_copy_;
}

void DamagedGeneration::read_rules(const IndexLocation& location, Means means) {
  const bool opened =
      means == Means::kXapianAndBlocks && readable([&] { db_ = open_glass(folder_); });
  std::string version;
  if (opened) readable([&] { version = db_->get_metadata(std::string(kMetaSchema)); });
  if (!version.empty()) check_schema(*db_, location.directory().string());
  if (opened) readable([&] { rules_ = rules_of(*db_); });
  if (version.empty()) rules_.positions = std::filesystem::exists(folder_ / kPositionsTable);
}

// That it can't be read matters only if articles turn out to need it.
void DamagedGeneration::read_dictionary_copy() {
  try {
    dictionary_copy_ = IndexLocation::read_dictionary_copy(folder_).value_or("");
  } catch (const Error& error) {
    copy_failure_ = error;
  }
}

DocumentSalvage& DamagedGeneration::table() {
  if (!table_) table_.emplace(folder_ / kDocumentsTable);
  return *table_;
}

}  // namespace broadsheet
