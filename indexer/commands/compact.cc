// The command `compact`: rewrites the live generation compactly.
#include <spdlog/spdlog.h>

#include <filesystem>

#include "corpus/store/article_lengths.h"
#include "corpus/store/glass_folder.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/vocabulary_store.h"
#include "corpus/store/writer_lock.h"
#include "corpus/support/error.h"
#include "indexer/commands/commands.h"
#include "indexer/writing/index_files.h"
#include "indexer/writing/run_merger.h"

namespace broadsheet {

int run_compact(const Options& options) {
  const IndexLocation location(options.db);
  const WriterLock lock(location, options.wait, LockFor::kChanging);
  remove_leftovers(location);
  location.open();  // refuses other schema versions
  check_dictionary(location);
  const std::filesystem::path live = location.live_generation();
  const uint64_t before = directory_bytes(live);
  const std::filesystem::path next = next_generation(location);
  try {
    merge_databases({live}, next, true);
    Xapian::WritableDatabase db = open_glass_writable(next, Xapian::DB_OPEN);
    merge_segments(db);
    write_article_lengths(db);
    db.commit();
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  const uint64_t after = directory_bytes(next);
  publish(location, next);
  spdlog::info("compacted from {:.1f} MB to {:.1f} MB", static_cast<double>(before) / 1e6,
               static_cast<double>(after) / 1e6);
  return kExitOk;
}

}  // namespace broadsheet
