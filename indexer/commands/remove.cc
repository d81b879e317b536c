// The command `remove`: deletes articles by id.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "corpus/store/article_lengths.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/store/writer_lock.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/stdout.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/list_file.h"

namespace broadsheet {
namespace {

std::vector<std::string> ids_to_remove(const Options& options) {
  std::vector<std::string> ids = options.remove_ids;
  if (options.remove_from.empty()) return ids;
  const std::vector<std::string> listed = read_list(options.remove_from, options.remove_null);
  ids.insert(ids.end(), listed.begin(), listed.end());
  return ids;
}

}  // namespace

int run_remove(const Options& options) {
  const std::vector<std::string> ids = ids_to_remove(options);
  const IndexLocation location(options.db);
  const WriterLock lock(location, options.wait, LockFor::kChanging);
  remove_leftovers(location);
  uint64_t removed = 0, missing = 0;
  try {
    Xapian::WritableDatabase db = open_for_changes(location);
    ChangedLengths lengths(db);
    db.begin_transaction();
    for (const std::string& id : ids) {
      throw_if_interrupted();
      const std::string term = field_term(Field::kId, id);
      if (db.term_exists(term)) {
        lengths.note(*db.postlist_begin(term));
        db.delete_document(term);
        ++removed;
      } else {
        spdlog::error("no article has the id {}", id);
        ++missing;
      }
    }
    lengths.write();
    db.commit_transaction();
    sync_live(location);
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  spdlog::info("removed {}, not found {}", removed, missing);
  if (options.json)
    write_stdout(nlohmann::ordered_json{{"removed", removed}, {"not_found", missing}}.dump() +
                 "\n");
  return missing > 0 ? kExitSomeFailed : kExitOk;
}

}  // namespace broadsheet
