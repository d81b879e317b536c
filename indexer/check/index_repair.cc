// Saves articles in a process that may crash: what can be read, which articles there are, a new
// generation of them, what is lost.
#include "indexer/check/index_repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "corpus/support/guarded_process.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/refusals.h"
#include "indexer/check/article_unpacker.h"
#include "indexer/check/check_json.h"
#include "indexer/check/damaged_generation.h"
#include "indexer/check/document_check.h"
#include "indexer/check/guarded_owner.h"
#include "indexer/check/losses.h"
#include "indexer/check/readable.h"
#include "indexer/check/salvaged_lists.h"
#include "indexer/writing/bulk_builder.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr size_t kRunArticles = 250;  // as many as `add` puts into a run

[[noreturn]] void throw_nothing_saved(const IndexLocation& location, const fs::path& generation) {
  throw Error(ErrorKind::kIndex,
              "no article of " + generation.string() + " can be read; nothing was changed",
              "rebuild the index with: news-index --db " + location.directory().string() +
                  " add --rebuild PATH...");
}

[[noreturn]] void throw_copy_needed(const Error& copy_failure, uint64_t unreadable) {
  throw Error(ErrorKind::kSystem,
              fmt::format("{}; {} articles may need it, and nothing was changed",
                          copy_failure.what(), unreadable),
              "try again, or delete that file to save the other articles");
}

// Moves the articles of a damaged generation into a target, in runs.
class ArticleSaver {
 public:
  ArticleSaver(DamagedGeneration& generation, const SalvagedDocuments& documents,
               const SalvagedIds& ids)
      : db_(generation.db()), documents_(documents), ids_(ids), unpacker_(generation) {}

  SavedArticles save(BulkBuilder& target) {
    const auto worker = target.make_worker();
    const std::vector<Xapian::docid>& numbers = documents_.numbers;
    for (size_t start = 0, run = 0; start < numbers.size(); start += kRunArticles, ++run) {
      throw_if_interrupted();
      worker->begin_batch(run);
      const size_t end = std::min(start + kRunArticles, numbers.size());
      for (size_t i = start; i < end; ++i) save_one(numbers[i], *worker);
      worker->end_batch();
    }
    worker->finish();
    sort_uniquely(saved_.ids);
    return std::move(saved_);
  }

 private:
  void save_one(Xapian::docid document, TargetWorker& worker) {
    std::optional<Article> article = unpacker_.unpack(document);
    if (!article) {
      ++saved_.unreadable;
      return;
    }
    BatchItem item;
    item.keys = keys_of(*article);
    std::string id = item.keys.id_term.substr(field_info(Field::kId).prefix.size());
    if (!is_of_index(id)) return;
    const std::string prefix(field_info(Field::kFile).prefix);
    const bool file_known =
        db_ != nullptr && readable([&] { item.file = prefixed_term(*db_, document, prefix); });
    saved_.files_known = saved_.files_known && file_known;
    saved_.ids.push_back(std::move(id));
    worker.store(std::move(*article), item);
  }

  // A block that is no longer in use may hold an article that was removed.
  bool is_of_index(const std::string& id) const {
    return documents_.complete || !ids_.complete || std::ranges::binary_search(ids_.ids, id);
  }

  const Xapian::Database* const db_;
  const SalvagedDocuments& documents_;
  const SalvagedIds& ids_;
  ArticleUnpacker unpacker_;
  SavedArticles saved_;
};

// Keeps the manifest only if nothing is lost: otherwise the next `add` is to read the files again,
// and brings back what they still hold. Returns false when it is not kept.
bool read_manifest(const Xapian::Database* db, const RepairReport& report, bool files_known,
                   FinishPlan& plan) {
  if (report.lost > 0 || !report.all_known || !files_known || db == nullptr) return false;
  return readable([&] {
    plan.id_base = db->get_metadata(std::string(kMetaIdBase));
    for_each_entry(*db, [&](std::string_view key, FileEntry&& entry) {
      plan.entries.emplace_back(key, std::move(entry));
    });
  });
}

RepairReport repair(const IndexLocation& location, Means means) {
  DamagedGeneration generation(location, means);
  const SalvagedDocuments documents = salvage_documents(generation);
  const SalvagedIds ids = salvage_ids(generation, documents);
  BulkBuilder target(location, false, generation.rules());
  const SavedArticles saved = ArticleSaver(generation, documents, ids).save(target);
  if (saved.unreadable > 0 && generation.copy_failure())
    throw_copy_needed(*generation.copy_failure(), saved.unreadable);
  if (saved.ids.empty()) throw_nothing_saved(location, generation.folder());
  RepairReport report = count_losses(documents, ids, saved);
  FinishPlan plan;
  report.files_forgotten = !read_manifest(generation.db(), report, saved.files_known, plan);
  target.finish(plan);
  return report;
}

// See index_check.cc.
RepairReport guarded_repair(const IndexLocation& location, Means means) {
  return repair_report_of(run_guarded([&] {
    try {
      return text_of(to_json(repair(location, means)));
    } catch (const Xapian::Error&) {
      rethrow_xapian_error(location.directory().string());
    } catch (const std::bad_alloc&) {
      throw_if_memory_is_short();
      throw;
    }
  }));
}

RepairReport repair_by_any_means(const IndexLocation& location) {
  try {
    return guarded_repair(location, Means::kXapianAndBlocks);
  } catch (const Crashed&) {
    clean_up_after_failure(location, guarded_owner_of);
  }
  try {
    return guarded_repair(location, Means::kBlocks);
  } catch (const Crashed&) {
    throw_nothing_saved(location, location.repairable_generation());
  }
}

}  // namespace

RepairReport repair_index(const IndexLocation& location) {
  try {
    return repair_by_any_means(location);
  } catch (const Error&) {
    clean_up_after_failure(location, guarded_owner_of);
    throw;
  }
}

}  // namespace broadsheet
