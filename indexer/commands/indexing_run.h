// One run of `add`: from paths to a changed index and a summary.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/input/walk.h"
#include "corpus/store/writer_lock.h"
#include "indexer/commands/failure_log.h"
#include "indexer/commands/progress.h"
#include "indexer/commands/summary.h"
#include "indexer/documents/document_builder.h"
#include "indexer/pipeline/batch_worker.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/pipeline/input_list.h"
#include "indexer/pipeline/memory_plan.h"

namespace broadsheet {

struct AddRequest {
  std::vector<std::string> paths;
  WalkOptions walk;
  ReadSettings read;
  size_t jobs = 1;
  size_t memory = default_memory();  // bytes that the whole program may take
  std::optional<bool> positions;     // --positions; without it as the index has them, else no
  bool purge = false;
  bool rebuild = false;
  bool dry_run = false;
  std::chrono::seconds wait{0};  // for another writer
};

// Use once.
class IndexingRun {
 public:
  // Both borrowed.
  IndexingRun(const IndexLocation& location, const AddRequest& request, FailureLog& failures,
              Progress& progress);

  // Reads everything and commits. Articles and files that fail are reported and counted; the index
  // as a whole failing is thrown.
  Summary run();

 private:
  void open_live();
  void clean_up() const;
  void list();
  void read();
  IndexTarget& choose_target(const std::vector<Batch>& lead, bool is_all);
  bool is_small_change(const std::vector<Batch>& lead, bool is_all) const;
  void accept(BatchResult& result);
  void note_finished(FinishedFile&& finished);
  void finish();
  bool changes_nothing() const;
  // True if articles are compared with what the index holds.
  bool compares() const { return live_ && !request_.rebuild; }
  void report(const Failure& failure);

  const IndexLocation& location_;
  const AddRequest& request_;
  FailureLog& failures_;
  Progress& progress_;
  const MemoryPlan memory_;
  std::optional<WriterLock> lock_;
  std::optional<Xapian::Database> live_;  // what articles are compared with
  DocumentRules rules_;
  InputList input_;
  std::unique_ptr<IndexTarget> target_;
  FinishPlan plan_;
  Summary summary_;
  std::unordered_set<std::string> incomplete_files_;  // keys
  uint64_t input_done_ = 0;
};

}  // namespace broadsheet
