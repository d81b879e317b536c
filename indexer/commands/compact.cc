// The command `compact`: rewrites the live generation compactly.
#include <spdlog/spdlog.h>

#include <filesystem>

#include "corpus/store/index_location.h"
#include "corpus/store/vocabulary_store.h"
#include "corpus/support/error.h"
#include "indexer/commands/commands.h"
#include "indexer/writing/index_files.h"
#include "indexer/writing/run_merger.h"

namespace broadsheet {

int run_compact(const Options& options) {
  const IndexLocation location(options.db);
  const WriterLock lock(location, options.wait, false);
  location.remove_leftovers();
  location.open();  // refuses other schema versions
  const std::filesystem::path live = location.live_generation();
  const uint64_t before = directory_bytes(live);
  const std::filesystem::path next = location.next_generation();
  try {
    merge_databases({live}, next, true);
    Xapian::WritableDatabase db(next.string(), Xapian::DB_OPEN);
    merge_segments(db);
    db.commit();
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  const uint64_t after = directory_bytes(next);
  location.publish(next);
  spdlog::info("compacted from {:.1f} MB to {:.1f} MB", static_cast<double>(before) / 1e6,
               static_cast<double>(after) / 1e6);
  return kExitOk;
}

}  // namespace broadsheet
