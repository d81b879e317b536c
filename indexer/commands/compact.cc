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
namespace {

// Writes what the live generation holds into the next one, and swaps them. Returns the bytes of the
// new one.
uint64_t write_compactly(const IndexLocation& location) {
  const std::filesystem::path next = next_generation(location);
  merge_databases({location.live_generation()}, next, true);
  Xapian::WritableDatabase db = open_glass_writable(next, Xapian::DB_OPEN);
  merge_segments(db);
  write_article_lengths(db);
  db.commit();
  db.close();
  const uint64_t bytes = directory_bytes(next);
  publish(location, next);
  return bytes;
}

}  // namespace

int run_compact(const Options& options) {
  const IndexLocation location(options.db);
  const WriterLock lock(location, options.wait, LockFor::kChanging);
  remove_leftovers(location);
  location.open();  // refuses other schema versions
  check_dictionary(location);
  const uint64_t before = directory_bytes(location.live_generation());
  uint64_t after = 0;
  try {
    after = write_compactly(location);
  } catch (const Xapian::Error&) {
    clean_up_after_failure(location);
    rethrow_xapian_error(options.db.string());
  } catch (...) {
    clean_up_after_failure(location);
    throw;
  }
  spdlog::info("compacted from {:.1f} MB to {:.1f} MB", static_cast<double>(before) / 1e6,
               static_cast<double>(after) / 1e6);
  return kExitOk;
}

}  // namespace broadsheet
