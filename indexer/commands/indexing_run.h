// One run of `add`: from paths to a changed index and a summary.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/input/walk.h"
#include "corpus/readers/html/tree_memory.h"
#include "corpus/store/writer_lock.h"
#include "indexer/commands/failure_log.h"
#include "indexer/commands/progress.h"
#include "indexer/commands/run_account.h"
#include "indexer/commands/summary.h"
#include "indexer/documents/document_builder.h"
#include "indexer/pipeline/file_reading.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/pipeline/input_list.h"
#include "indexer/pipeline/memory_plan.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/writing/choose_target.h"

namespace broadsheet {

struct AddRequest {
  std::vector<std::string> paths;
  WalkOptions walk;
  ReadSettings read;
  size_t jobs = 1;
  size_t memory = default_memory();  // bytes that the whole program may take
  std::optional<bool> positions;     // --positions; without it as the index has them, else no
  bool purge = false;
  bool reread = false;  // parse unchanged files too
  std::string id_base;  // an absolute directory, or "" for the one that the index remembers
  bool force = false;   // purge also when a path is missing or empty
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
  // The steps, in this order.
  void open_live();
  InputList list();
  std::unique_ptr<IndexTarget> read(const InputList& input);
  void finish(IndexTarget& target);

  PipelineSettings pipeline_settings(const InputList& input);
  std::unique_ptr<IndexTarget> make_target(Choice choice, const std::vector<Batch>& lead);
  bool changes_nothing() const;
  // True if articles are compared with what the index holds.
  bool compares() const { return live_ && !request_.rebuild; }
  // Throws Error(kUsage) when what was read from a path that is missing now would be removed.
  void refuse_missing() const;
  // The base of ids: as asked for, or as the index remembers it.
  std::string settle_id_base();
  // Says which files have replaced articles of which others.
  void report_replacements();
  void report(const Failure& failure);
  void skip(const Failure& file);
  void warn(const Failure& warning);

  const IndexLocation& location_;
  const AddRequest& request_;
  FailureLog& failures_;
  Progress& progress_;
  const MemoryPlan memory_;
  TreeMemory trees_;
  std::optional<Xapian::Database> live_;  // what articles are compared with
  DocumentRules rules_;
  RunAccount account_;
};

}  // namespace broadsheet
