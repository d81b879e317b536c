// Builds a generation in bulk: every batch becomes a run, the runs (behind the live generation, if
// it stays) are merged into the next generation, which is then made the live one.
//
// Runs, because Xapian's inverter is a map of maps that slows down as it grows: a new throw-away
// database for a few hundred articles stays within the processor's caches.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "corpus/store/index_location.h"
#include "indexer/documents/document_builder.h"
#include "indexer/documents/word_collector.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/writing/run_merger.h"

namespace broadsheet {

class BulkBuilder : public IndexTarget {
 public:
  // `keep_live`: what the live generation holds stays; it must exist then. REQUIRES that the caller
  // holds the WriterLock.
  BulkBuilder(const IndexLocation& location, bool keep_live, const DocumentRules& rules);

  std::unique_ptr<TargetWorker> make_worker() override;
  void accept(BatchResult& result) override;
  FinishReport finish(const FinishPlan& plan) override;

 private:
  Xapian::docid merge_into(const std::filesystem::path& generation);
  void delete_superseded(Xapian::WritableDatabase& db, Xapian::docid last_live,
                         FinishReport& report) const;

  const IndexLocation location_;
  const bool keep_live_;
  const DocumentRules rules_;
  RunMerger runs_;
  WordCollector words_;
  // Ids that the input changes and then gives again as they are in the live generation.
  std::unordered_set<uint64_t> changed_, restored_;  // id_term_hash()es
};

}  // namespace broadsheet
