// The command `check`: says what is wrong with an index and, with --repair, saves what can be read.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <optional>

#include "corpus/store/index_writing.h"
#include "corpus/store/writer_lock.h"
#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "indexer/check/check_json.h"
#include "indexer/check/guarded_owner.h"
#include "indexer/check/index_check.h"
#include "indexer/check/index_repair.h"
#include "indexer/commands/commands.h"

namespace broadsheet {
namespace {

constexpr size_t kMostShown = 20;

void print(const CheckReport& check) {
  for (size_t i = 0; i < std::min(check.problems.size(), kMostShown); ++i)
    spdlog::error("{}: {}", check.problems[i].where, check.problems[i].what);
  if (check.count > kMostShown)
    spdlog::error("{} more problems (--json lists up to 1000)", check.count - kMostShown);
}

void print(const RepairReport& repair) {
  for (size_t i = 0; i < std::min(repair.lost_ids.size(), kMostShown); ++i)
    spdlog::warn("lost: {}", repair.lost_ids[i]);
  if (repair.lost_ids.size() > kMostShown)
    spdlog::warn("{} more that are lost (--json lists all)", repair.lost_ids.size() - kMostShown);
  if (!repair.all_known) spdlog::warn("more may be lost; the damaged index does not show how many");
  if (repair.files_forgotten)
    spdlog::warn(
        "add the articles' files again: all of them will be read, and what is lost comes back");
  spdlog::info("saved {} articles, lost {}", repair.saved, repair.lost);
}

// Checks; what makes the whole index unreadable counts as a problem when it is to be repaired.
CheckReport check(const IndexLocation& location, const Options& options) {
  try {
    return check_index(location, {options.check_quick, options.add.jobs});
  } catch (const Error& error) {
    if (!options.check_repair || error.kind() != ErrorKind::kIndex || !location.needs_stub()) throw;
    return {0, 1, {{"index", error.what()}}};
  }
}

}  // namespace

int run_check(const Options& options) {
  const IndexLocation location(options.db);
  std::optional<WriterLock> lock;
  if (options.check_repair) {
    lock.emplace(location, options.wait, LockFor::kRepairing);
    remove_leftovers(location, guarded_owner_of);
  }
  const CheckReport found = check(location, options);
  print(found);
  nlohmann::ordered_json out = to_json(found);
  int code = found.count == 0 ? kExitOk : kExitIndex;
  if (found.count == 0) {
    spdlog::info("checked {} articles: no problem", found.articles);
  } else if (options.check_repair) {
    const RepairReport saved = repair_index(location);
    print(saved);
    out["repair"] = to_json(saved);
    code = saved.lost == 0 && saved.all_known ? kExitOk : kExitSomeFailed;
  } else {
    spdlog::error("{} problems", found.count);
  }
  if (options.json) write_stdout(text_of(out) + "\n");
  return code;
}

}  // namespace broadsheet
