// Verifies an index: Xapian's structures, the schema, every stored article, the lengths of
// articles, the manifest.
#pragma once

#include <cstddef>

#include "corpus/store/index_location.h"
#include "indexer/check/check_report.h"

namespace broadsheet {

struct CheckSettings {
  bool quick = false;  // leaves out the analysis of the articles' texts
  size_t jobs = 1;     // threads
};

// Reads everything and writes nothing. A writer may be at work: what looks like damage is looked at
// again when the index has been changed meanwhile. REQUIRES that no other thread runs
// (corpus/support/guarded_process.h): what damage makes Xapian's readers do ends a process of their
// own. What is damaged is reported; throws Error(kIndex) when there is nothing to check, or an
// index of another schema version, Error(kIndexLocked) when writers never leave it alone,
// Error(kSystem) when there is too little memory, too few descriptors or no permission, and
// Error(kInterrupted).
CheckReport check_index(const IndexLocation& location, const CheckSettings& settings);

}  // namespace broadsheet
