// Reads a damaged generation from three sides: Xapian, the raw table of documents, the id terms.
#include "indexer/check/index_repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/store/schema_version.h"
#include "corpus/store/stored_article.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"
#include "corpus/support/guarded_process.h"
#include "corpus/support/interrupt.h"
#include "indexer/check/check_json.h"
#include "indexer/check/document_check.h"
#include "indexer/check/table_salvage.h"
#include "indexer/writing/bulk_builder.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr size_t kRunArticles = 250;  // as many as `add` puts into a run

// Runs a read that damage can make fail; false when it did. Xapian's own readers throw standard
// exceptions too when lengths make no sense.
template <typename Read>
bool readable(Read read) {
  try {
    read();
    return true;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInterrupted) throw;
  } catch (const Xapian::Error&) {
  } catch (const std::length_error&) {
  } catch (const std::bad_alloc&) {
  }
  return false;
}

void sort_uniquely(std::vector<std::string>& strings) {
  std::ranges::sort(strings);
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

[[noreturn]] void throw_nothing_saved(const IndexLocation& location, const fs::path& generation) {
  throw Error(ErrorKind::kIndex,
              "no article of " + generation.string() + " can be read; nothing was changed",
              "rebuild the index with: news-index --db " + location.directory().string() +
                  " add --rebuild PATH...");
}

// What the articles are read with.
enum class Means { kXapianAndBlocks, kBlocks };

class Repair {
 public:
  Repair(const IndexLocation& location, Means means)
      : location_(location), generation_(location.repairable_generation()), means_(means) {}

  RepairReport run() {
    open();
    list();
    find_ids();
    BulkBuilder target(location_, false, rules_);
    save(target);
    if (unreadable_ > 0 && copy_failure_) throw_copy_needed();
    if (report_.saved == 0) throw_nothing_saved(location_, generation_);
    count_losses();
    FinishPlan plan;
    report_.files_forgotten = !read_manifest(plan);
    target.finish(plan);
    return std::move(report_);
  }

 private:
  void open() {
    const bool opened =
        means_ == Means::kXapianAndBlocks && readable([&] { db_ = open_glass(generation_); });
    std::string version;
    if (opened) readable([&] { version = db_->get_metadata(std::string(kMetaSchema)); });
    if (!version.empty()) check_schema(*db_, location_.directory().string());
    if (opened) readable([&] { rules_ = rules_of(*db_); });
    const std::string copy = dictionary_copy();
    if (rules_.dictionary.empty()) rules_.dictionary = copy;
    if (version.empty()) rules_.positions = fs::exists(generation_ / kPositionsTable);
    codecs_.emplace_back(rules_.dictionary);
    codecs_.emplace_back(copy);
  }

  // "" also when it can't be read, which matters only if articles turn out to need it.
  std::string dictionary_copy() {
    try {
      return IndexLocation::read_dictionary_copy(generation_).value_or("");
    } catch (const Error& error) {
      copy_failure_ = error;
      return "";
    }
  }

  // The documents that the index lists and those of the table of documents, as far as each can be
  // trusted; if neither can, all that may be there.
  void list() {
    std::set<Xapian::docid> documents;
    const bool listed = db_ && readable([&] {
                          for (auto at = db_->postlist_begin(""); at != db_->postlist_end(""); ++at)
                            documents.insert(*at);
                          expected_ = db_->get_doccount();
                        });
    const bool list_is_whole = listed && documents.size() == expected_;
    documents_complete_ = list_is_whole || table().complete();
    if (!list_is_whole || table().complete()) {
      const std::vector<Xapian::docid> stored = table().documents();
      documents.insert(stored.begin(), stored.end());
    }
    documents_.assign(documents.begin(), documents.end());
  }

  DocumentSalvage& table() {
    if (!table_) table_.emplace(generation_ / kDocumentsTable);
    return *table_;
  }

  // The ids that the index lists or, as far as that can't be read, those that its documents have.
  void find_ids() {
    const std::string prefix(field_info(Field::kId).prefix);
    ids_complete_ =
        db_ && readable([&] {
          for (auto term = db_->allterms_begin(prefix); term != db_->allterms_end(prefix); ++term)
            ids_.push_back((*term).substr(prefix.size()));
        }) &&
        !ids_.empty();
    if (!ids_complete_ && documents_complete_) {
      ids_.clear();  // those of other documents belong to removed articles
    } else if (!ids_complete_) {
      TermSalvage salvaged = salvage_terms(generation_ / kPostingsTable, prefix);
      ids_complete_ = salvaged.complete;
      std::ranges::move(salvaged.terms, std::back_inserter(ids_));
    }
    if (db_ && !ids_complete_)
      for (const Xapian::docid document : documents_)
        readable([&] { ids_.push_back(prefixed_term(*db_, document, prefix)); });
    sort_uniquely(ids_);
    std::erase(ids_, "");
    report_.all_known = documents_complete_ || ids_complete_;
  }

  void save(BulkBuilder& target) {
    const auto worker = target.make_worker();
    for (size_t start = 0, run = 0; start < documents_.size(); start += kRunArticles, ++run) {
      throw_if_interrupted();
      worker->begin_batch(run);
      const size_t end = std::min(start + kRunArticles, documents_.size());
      for (size_t i = start; i < end; ++i) save(documents_[i], *worker);
      worker->end_batch();
    }
    worker->finish();
    sort_uniquely(saved_ids_);
    report_.saved = saved_ids_.size();
  }

  void save(Xapian::docid document, TargetWorker& worker) {
    std::optional<Article> article = unpack(document);
    if (!article) {
      ++unreadable_;
      return;
    }
    BatchItem item;
    item.keys = keys_of(*article);
    std::string id = item.keys.id_term.substr(field_info(Field::kId).prefix.size());
    // A block that is no longer in use may hold an article that was removed.
    if (!documents_complete_ && ids_complete_ && !std::ranges::binary_search(ids_, id)) return;
    const std::string prefix(field_info(Field::kFile).prefix);
    const bool file_known =
        db_ && readable([&] { item.file = prefixed_term(*db_, document, prefix); });
    files_known_ = files_known_ && file_known;
    saved_ids_.push_back(std::move(id));
    worker.store(std::move(*article), item);
  }

  std::optional<Article> unpack(Xapian::docid document) {
    std::string data;
    if (db_)
      readable([&] { data = db_->get_document(document, Xapian::DOC_ASSUME_VALID).get_data(); });
    if (auto article = unpack(data)) return article;
    return unpack(table().data(document));
  }

  std::optional<Article> unpack(const std::string& data) {
    std::optional<Article> article;
    for (ArticleCodec& codec : codecs_)
      if (!article) readable([&] { article = codec.decode(data); });
    return article;
  }

  void count_losses() {
    if (documents_complete_ && unreadable_ == 0) return;
    std::ranges::set_difference(ids_, saved_ids_, std::back_inserter(report_.lost_ids));
    const uint64_t missing = expected_ > report_.saved ? expected_ - report_.saved : 0;
    report_.lost = std::max(uint64_t{report_.lost_ids.size()}, missing);
    if (!ids_complete_) report_.lost = std::max(report_.lost, unreadable_);
  }

  // Keeps the manifest only if nothing is lost: else the next `add` is to read the files again, and
  // brings back what they still hold.
  bool read_manifest(FinishPlan& plan) const {
    if (report_.lost > 0 || !report_.all_known || !files_known_ || !db_) return false;
    return readable([&] {
      for_each_entry(*db_, [&](std::string_view key, FileEntry&& entry) {
        plan.entries.emplace_back(key, std::move(entry));
      });
    });
  }

  [[noreturn]] void throw_copy_needed() const {
    throw Error(ErrorKind::kSystem,
                fmt::format("{}; {} articles may need it, and nothing was changed",
                            copy_failure_->what(), unreadable_),
                "try again, or delete that file to save the other articles");
  }

  const IndexLocation& location_;
  const fs::path generation_;
  const Means means_;
  std::optional<Error> copy_failure_;
  std::optional<Xapian::Database> db_;
  std::optional<DocumentSalvage> table_;
  DocumentRules rules_;
  std::vector<ArticleCodec> codecs_;  // with the dictionary, with its copy
  std::vector<Xapian::docid> documents_;
  bool documents_complete_ = false;  // documents_ are all those of the index, no removed ones
  uint64_t expected_ = 0;            // articles, 0: not known
  uint64_t unreadable_ = 0;
  bool files_known_ = true;
  std::vector<std::string> ids_;  // those known, in order
  bool ids_complete_ = false;
  std::vector<std::string> saved_ids_;
  RepairReport report_;
};

// In a process that may crash: see index_check.cc.
RepairReport guarded_repair(const IndexLocation& location, Means means) {
  return repair_report_of(run_guarded([&] {
    try {
      return text_of(to_json(Repair(location, means).run()));
    } catch (const Xapian::Error&) {
      rethrow_xapian_error(location.directory().string());
    }
  }));
}

}  // namespace

RepairReport repair_index(const IndexLocation& location) {
  try {
    return guarded_repair(location, Means::kXapianAndBlocks);
  } catch (const Crashed&) {
    remove_leftovers(location);
  }
  try {
    return guarded_repair(location, Means::kBlocks);
  } catch (const Crashed&) {
    throw_nothing_saved(location, location.repairable_generation());
  }
}

}  // namespace broadsheet
