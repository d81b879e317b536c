// Verifies an index: Xapian's structures, the schema, every stored article, the manifest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/store/index_location.h"

namespace broadsheet {

struct CheckSettings {
  bool quick = false;  // leaves out the analysis of the articles' texts
  size_t jobs = 1;     // threads
};

struct Problem {
  std::string where;  // "table postlist", "article a1", "document 7", "manifest", "schema"
  std::string what;
};

struct CheckReport {
  uint64_t articles = 0;          // that were looked at
  uint64_t count = 0;             // of all problems
  std::vector<Problem> problems;  // the first ones, in order of the documents
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
