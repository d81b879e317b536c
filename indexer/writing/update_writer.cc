// Applies documents to the live generation.
#include "indexer/writing/update_writer.h"

#include <utility>

#include "corpus/store/index_writing.h"
#include "corpus/store/vocabulary_store.h"

namespace broadsheet {
namespace {

// Text between two commits: each commit costs a sync.
constexpr uint64_t kCommitBytes = uint64_t{32} << 20;

// Builds documents and leaves them in the batch.
class DocumentWorker : public TargetWorker {
 public:
  DocumentWorker(WordCollector& words, const DocumentRules& rules)
      : words_(words), builder_(rules) {}
  void begin_batch(size_t) override {}
  void store(Article&& article, BatchItem& item) override {
    if (item.change == ArticleChange::kOutdated) return;
    if (item.change == ArticleChange::kUnchanged)
      item.unchanged = std::move(article);
    else
      item.document = builder_.build(article, item.keys, item.file);
  }
  // Before the batch is handed on: no document is committed without its words.
  void end_batch() override { words_.add(builder_.take_words()); }

 private:
  WordCollector& words_;
  DocumentBuilder builder_;
};

}  // namespace

UpdateWriter::UpdateWriter(const IndexLocation& location, const DocumentRules& rules)
    : location_(location),
      rules_(rules),
      builder_(rules),
      db_(open_for_changes(location)),
      lengths_(db_),
      last_before_(db_.get_lastdocid()) {
  db_.begin_transaction();
}

std::unique_ptr<TargetWorker> UpdateWriter::make_worker() {
  return std::make_unique<DocumentWorker>(words_, rules_);
}

void UpdateWriter::accept(BatchResult& result) {
  for (BatchItem& item : result.items) apply(item);
  uncommitted_bytes_ += result.text_bytes;
  if (uncommitted_bytes_ >= kCommitBytes) commit_and_go_on();
}

// Deletes and adds instead of replacing: documents then stand in the order of the input, as a bulk
// build leaves them.
void UpdateWriter::apply(BatchItem& item) {
  if (item.change == ArticleChange::kOutdated) return;
  const auto last = written_.find(item.keys.id_term);
  const bool written = last != written_.end();
  if (written && item.keys.version < last->second.version) {
    if (item.change == ArticleChange::kAdded) ++report_.superseded;
    return;
  }
  if (item.change == ArticleChange::kUnchanged) {
    if (!written) return;
    // An earlier article of this run has replaced what this one was compared with.
    item.document = builder_.build(*item.unchanged, item.keys, item.file);
  }
  if (written && item.change == ArticleChange::kAdded) note_superseded(last->second, item);
  if (written || item.change == ArticleChange::kUpdated) remove(item.keys.id_term);
  lengths_.note(db_.add_document(item.document));
  written_[item.keys.id_term] = {item.keys.version, item.file, item.keys.is_withdrawn};
}

void UpdateWriter::note_superseded(const Written& last, const BatchItem& item) {
  ++report_.superseded;
  if (!last.is_withdrawn && !item.keys.is_withdrawn &&
      replaces(item.file, item.keys.version, last.file, last.version))
    ++report_.replaced[{last.file, item.file}];
}

void UpdateWriter::remove(const std::string& id_term) {
  for (auto it = db_.postlist_begin(id_term); it != db_.postlist_end(id_term); ++it)
    lengths_.note(*it);
  db_.delete_document(id_term);
}

void UpdateWriter::commit_and_go_on() {
  add_vocabulary(db_, words_.take());
  lengths_.write();
  db_.commit_transaction();
  sync_live(location_);
  db_.begin_transaction();
  uncommitted_bytes_ = 0;
}

FinishReport UpdateWriter::finish(const FinishPlan& plan) {
  move_files(db_, plan, last_before_);
  for (const Xapian::docid document : documents_to_remove(db_, plan, last_before_)) {
    lengths_.note(document);
    db_.delete_document(document);
    ++report_.removed;
  }
  add_vocabulary(db_, words_.take());
  lengths_.write();
  write_manifest(db_, plan);
  db_.commit_transaction();
  sync_live(location_);
  return std::move(report_);
}

}  // namespace broadsheet
