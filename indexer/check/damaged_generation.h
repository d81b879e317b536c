// A generation that is to be repaired: what it is read with, and what it says of itself.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>

#include "corpus/store/index_location.h"
#include "corpus/support/error.h"
#include "indexer/check/table_salvage.h"
#include "indexer/documents/document_builder.h"

namespace broadsheet {

// What the articles are read with.
enum class Means {
  kXapianAndBlocks,
  kBlocks,  // of the table files alone, where Xapian crashes
};

// Not thread-safe.
class DamagedGeneration {
 public:
  // Throws Error(kIndex) when there is no generation or it is of another schema version, and
  // Error(kSystem) when the system refuses.
  DamagedGeneration(const IndexLocation& location, Means means);

  const std::filesystem::path& folder() const { return folder_; }

  // nullptr when Xapian can't open it, or is not to be used.
  const Xapian::Database* db() const { return db_ ? &*db_ : nullptr; }

  // The documents in the blocks of their table. Read when first asked for.
  DocumentSalvage& table();

  // What it was made with, as far as that can be read.
  const DocumentRules& rules() const { return rules_; }

  // The copy of the dictionary beside Xapian's tables; "" when there is none, or it can't be read.
  const std::string& dictionary_copy() const { return dictionary_copy_; }

  // Why that can't be read.
  const std::optional<Error>& copy_failure() const { return copy_failure_; }

 private:
  void read_rules(const IndexLocation& location, Means means);
  void read_dictionary_copy();

  const std::filesystem::path folder_;
  std::optional<Xapian::Database> db_;
  std::optional<DocumentSalvage> table_;
  DocumentRules rules_;
  std::string dictionary_copy_;
  std::optional<Error> copy_failure_;
};

}  // namespace broadsheet
