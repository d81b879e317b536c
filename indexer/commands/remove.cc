// The command `remove`: deletes articles by id.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "corpus/store/article_lengths.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/store/writer_lock.h"
#include "corpus/support/error.h"
#include "corpus/support/input_error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/stdout.h"
#include "indexer/commands/commands.h"

namespace broadsheet {
namespace {

// One id a line, or ended by NUL bytes, where each byte counts.
void read_ids(std::istream& in, bool null, std::vector<std::string>& ids) {
  for (std::string line; std::getline(in, line, null ? '\0' : '\n');) {
    if (!null && line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
}

std::vector<std::string> ids_to_remove(const Options& options) {
  std::vector<std::string> ids = options.remove_ids;
  if (options.remove_from.empty()) return ids;
  if (options.remove_from == "-") {
    read_ids(std::cin, options.remove_null, ids);
    return ids;
  }
  std::ifstream in(options.remove_from);
  if (!in) throw InputError(options.remove_from, "can't be read");
  read_ids(in, options.remove_null, ids);
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
