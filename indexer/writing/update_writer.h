// Writes a few changes into the live generation in place: workers build the documents, one thread
// applies them in input order and commits now and then.
#pragma once

#include <string>
#include <unordered_map>

#include "corpus/store/article_lengths.h"
#include "corpus/store/index_location.h"
#include "indexer/documents/document_builder.h"
#include "indexer/documents/word_collector.h"
#include "indexer/pipeline/index_target.h"

namespace broadsheet {

class UpdateWriter : public IndexTarget {
 public:
  // REQUIRES that the caller holds the WriterLock.
  UpdateWriter(const IndexLocation& location, const DocumentRules& rules);

  std::unique_ptr<TargetWorker> make_worker() override;
  void accept(BatchResult& result) override;
  FinishReport finish(const FinishPlan& plan) override;

 private:
  // What this run has written.
  struct Written {
    std::string version, file;
    bool is_withdrawn;
  };

  void apply(BatchItem& item);
  void note_superseded(const Written& last, const BatchItem& item);
  void remove(const std::string& id_term);
  void commit_and_go_on();

  const IndexLocation location_;
  const DocumentRules rules_;
  DocumentBuilder builder_;
  WordCollector words_;
  Xapian::WritableDatabase db_;  // in a transaction, so that nothing uncommitted can get in
  ChangedLengths lengths_;
  const Xapian::docid last_before_;
  std::unordered_map<std::string, Written> written_;  // by id term
  uint64_t uncommitted_bytes_ = 0;
  FinishReport report_;
};

}  // namespace broadsheet
