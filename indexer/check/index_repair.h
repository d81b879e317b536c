// Saves what can be read of a damaged index into a new generation.
#pragma once

#include "corpus/store/index_location.h"
#include "indexer/check/check_report.h"

namespace broadsheet {

// Builds the next generation from every article that can be unpacked, with its terms made anew,
// then swaps it in; only then the damaged generation is removed. Articles are taken through Xapian
// or, where that fails, from the blocks of the table of documents; where it crashes, only from
// there. REQUIRES that the caller holds the WriterLock and that no other thread runs
// (corpus/support/guarded_process.h). Throws Error(kIndex) when there is no generation, another
// schema version, or nothing to save, and Error(kSystem) when the machine refuses a read without
// which articles would be lost or has no space; the damaged generation is then untouched, and nothing
// is left beside it.
RepairReport repair_index(const IndexLocation& location);

}  // namespace broadsheet
