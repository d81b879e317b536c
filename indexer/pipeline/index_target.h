// Where the articles of a run go: the one interface of the three ways to write an index.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/pipeline/batch.h"

namespace broadsheet {

// One worker thread's part of a target. Used by that thread only.
class TargetWorker {
 public:
  virtual ~TargetWorker() = default;
  virtual void begin_batch(size_t number) = 0;
  // `item` describes the article; a target may leave there what its accept() needs.
  virtual void store(Article&& article, BatchItem& item) = 0;
  virtual void end_batch() = 0;
  // Called once, behind the last batch.
  virtual void finish() {}
};

// What remains to be done when all articles are in.
struct FinishPlan {
  // Files that were read again: those of their articles that didn't come again are removed.
  std::vector<std::string> reread_files;    // keys
  std::vector<uint64_t> came_again;         // sorted id_term_hash()es of their articles
  std::vector<std::string> vanished_files;  // keys; all of their articles are removed
  std::vector<std::pair<std::string, FileEntry>> entries;  // key and manifest entry, to be set
};

struct FinishReport {
  uint64_t removed = 0;
  uint64_t superseded = 0;  // counted as added, but replaced an article of the same run
};

// Workers come from make_worker() on any thread; accept() and finish() are called on one thread,
// accept() in batch order. Nothing that accept() was given is promised before finish() returns;
// a target that is destroyed before that leaves the index as at its last commit.
class IndexTarget {
 public:
  virtual ~IndexTarget() = default;
  virtual std::unique_ptr<TargetWorker> make_worker() = 0;
  virtual void accept(BatchResult& result) = 0;
  virtual FinishReport finish(const FinishPlan& plan) = 0;
};

// What FinishPlan::came_again holds of an article.
uint64_t id_term_hash(std::string_view id_term);

// The documents up to `last` that the plan removes from a database.
std::vector<Xapian::docid> documents_to_remove(const Xapian::Database& db, const FinishPlan& plan,
                                               Xapian::docid last);

// Writes the plan's manifest entries and drops those of vanished files.
void write_manifest(Xapian::WritableDatabase& db, const FinishPlan& plan);

}  // namespace broadsheet
