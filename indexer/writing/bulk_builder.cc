// Writes runs on the workers' threads; merges, deduplicates and publishes in the end.
#include "indexer/writing/bulk_builder.h"

#include <optional>

#include "corpus/store/article_lengths.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/store/schema_version.h"
#include "corpus/store/vocabulary_store.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// Writes the documents of each batch into a run of its own.
class RunWriter : public TargetWorker {
 public:
  RunWriter(RunMerger& runs, WordCollector& words, const DocumentRules& rules)
      : runs_(runs), words_(words), builder_(rules) {}

  void begin_batch(size_t number) override { number_ = number; }

  void store(Article&& article, BatchItem& item) override {
    if (item.change == ArticleChange::kUnchanged || item.change == ArticleChange::kOutdated) return;
    if (!run_)
      run_ = open_glass_writable(runs_.run_path(number_), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    run_->add_document(builder_.build(article, item.keys, item.file));
  }

  void end_batch() override {
    const bool empty = !run_;
    if (run_) {
      run_->commit();
      run_.reset();
    }
    runs_.finished(number_, empty);
  }

  void finish() override { words_.add(builder_.take_words()); }

 private:
  RunMerger& runs_;
  WordCollector& words_;
  DocumentBuilder builder_;
  size_t number_ = 0;
  std::optional<Xapian::WritableDatabase> run_;
};

// The lowest and highest document number in use; {1, 0} when there is none.
std::pair<Xapian::docid, Xapian::docid> used_range(const Xapian::Database& db) {
  if (db.get_doccount() == 0) return {1, 0};
  Xapian::docid last = db.get_lastdocid();
  for (;; --last) {
    auto document = db.postlist_begin("");
    document.skip_to(last);
    if (document != db.postlist_end("")) break;
  }
  return {*db.postlist_begin(""), last};
}

// Of documents that hold versions of one article; `first` of equal ones, else the last.
Xapian::docid newest(const Xapian::Database& db, const std::vector<Xapian::docid>& documents,
                     bool first) {
  Xapian::docid kept = documents.front();
  std::string newest_key = db.get_document(kept).get_value(slot(Slot::kVersion));
  for (const Xapian::docid document : documents) {
    std::string key = db.get_document(document).get_value(slot(Slot::kVersion));
    if (key < newest_key || (first && key == newest_key)) continue;
    kept = document;
    newest_key = std::move(key);
  }
  return kept;
}

bool is_withdrawn(const Xapian::Database& db, Xapian::docid document) {
  const std::string term = field_term(Field::kStatus, kStatusWithdrawn);
  auto found = db.termlist_begin(document);
  found.skip_to(term);
  return found != db.termlist_end(document) && *found == term;
}

void note_superseded(const Xapian::Database& db, Xapian::docid document, Xapian::docid kept,
                     FinishReport& report) {
  ++report.superseded;
  const unsigned version = slot(Slot::kVersion);
  const std::string file = file_of(db, kept), other = file_of(db, document);
  if (replaces(file, db.get_document(kept).get_value(version), other,
               db.get_document(document).get_value(version)) &&
      !is_withdrawn(db, kept) && !is_withdrawn(db, document))
    ++report.replaced[{other, file}];
}

}  // namespace

BulkBuilder::BulkBuilder(const IndexLocation& location, bool keep_live, const DocumentRules& rules)
    : location_(location), keep_live_(keep_live), rules_(rules), runs_(runs_directory(location)) {}

std::unique_ptr<TargetWorker> BulkBuilder::make_worker() {
  return std::make_unique<RunWriter>(runs_, words_, rules_);
}

void BulkBuilder::accept(BatchResult& result) {
  if (!keep_live_) return;
  for (const BatchItem& item : result.items) {
    const uint64_t id = id_term_hash(item.keys.id_term);
    if (item.change == ArticleChange::kUpdated) {
      changed_.insert(id);
      restored_.erase(id);
    } else if (item.change == ArticleChange::kUnchanged && changed_.count(id) > 0) {
      restored_.insert(id);
    }
  }
}

FinishReport BulkBuilder::finish(const FinishPlan& plan) {
  const fs::path generation = next_generation(location_);
  const Xapian::docid last_live = merge_into(generation);
  Xapian::WritableDatabase db = open_glass_writable(generation, Xapian::DB_CREATE_OR_OPEN);
  FinishReport report;
  delete_superseded(db, last_live, report);
  move_files(db, plan, last_live);
  for (const Xapian::docid document : documents_to_remove(db, plan, last_live)) {
    db.delete_document(document);
    ++report.removed;
  }
  initialise_schema(db, rules_.positions);
  db.set_metadata(std::string(kMetaDictionary), rules_.dictionary);
  add_vocabulary(db, words_.take());
  merge_segments(db);
  write_manifest(db, plan);
  write_article_lengths(db);
  db.commit();
  db.close();
  publish(location_, generation);
  return report;
}

// Returns the highest number of a document that comes from the live generation.
Xapian::docid BulkBuilder::merge_into(const fs::path& generation) {
  std::vector<fs::path> sources = runs_.remaining();
  Xapian::docid last_live = 0;
  if (keep_live_) {
    const Xapian::Database live = location_.open();
    // Compaction moves a source's documents down, so that the lowest gets the next free number.
    const auto [first, last] = used_range(live);
    last_live = last - first + 1;
    sources.insert(sources.begin(), location_.live_generation());
  }
  if (!sources.empty()) merge_databases(sources, generation, true);
  return last_live;
}

// Of documents with one id the newest version stays; of equal ones the last, or the live one where
// the input came back to it. Those that are counted were new in this run and had no live one before.
void BulkBuilder::delete_superseded(Xapian::WritableDatabase& db, Xapian::docid last_live,
                                    FinishReport& report) const {
  std::vector<Xapian::docid> superseded;
  const std::string prefix(field_info(Field::kId).prefix);
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2) continue;
    const std::string id_term = *term;
    const std::vector<Xapian::docid> documents(db.postlist_begin(id_term),
                                               db.postlist_end(id_term));
    const bool is_restored = restored_.count(id_term_hash(id_term)) > 0;
    const Xapian::docid kept = newest(db, documents, is_restored);
    const bool are_new = documents.front() > last_live;
    for (const Xapian::docid document : documents) {
      if (document == kept) continue;
      superseded.push_back(document);
      if (are_new) note_superseded(db, document, kept, report);
    }
  }
  for (const Xapian::docid document : superseded) db.delete_document(document);
}

}  // namespace broadsheet
