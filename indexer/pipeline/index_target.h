// Where the articles of a run go: the one interface of the three ways to write an index.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/file_labels.h"

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
  std::vector<MovedFile> moved_files;       // their articles are of another file from now on
  std::vector<std::pair<std::string, FileEntry>> entries;  // key and manifest entry, to be set
  std::string id_base;                                     // to be remembered; "": as it was
};

// How many articles of one file were replaced by those of another that state the same ids: by key
// of the one that was replaced and of the other.
using Replacements = std::map<std::pair<std::string, std::string>, uint64_t>;

struct FinishReport {
  uint64_t removed = 0;
  uint64_t superseded = 0;  // counted as added, but replaced an article of the same run
  Replacements replaced{};  // among those: articles of other files
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

// The key of the file that a document is from; "" if it is from stdin.
std::string file_of(const Xapian::Database& db, Xapian::docid id);

// True if an article of `file` takes the place of one of another, and not as a newer version of it.
// Articles from stdin ("") are of no file.
bool replaces(std::string_view file, std::string_view version, std::string_view other_file,
              std::string_view other_version);

// Gives the documents up to `last` of files that have moved to these. Call it before
// documents_to_remove().
void move_files(Xapian::WritableDatabase& db, const FinishPlan& plan, Xapian::docid last);

// The documents up to `last` that the plan removes from a database.
std::vector<Xapian::docid> documents_to_remove(const Xapian::Database& db, const FinishPlan& plan,
                                               Xapian::docid last);

// Writes the plan's manifest entries and drops those of vanished files.
void write_manifest(Xapian::WritableDatabase& db, const FinishPlan& plan);

}  // namespace broadsheet
