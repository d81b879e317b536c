// The command `add`: indexes articles.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/failure_log.h"
#include "indexer/commands/indexing_run.h"
#include "indexer/commands/progress.h"

namespace broadsheet {

int run_add(const Options& options) {
  const IndexLocation location(options.db);
  FailureLog failures(options.errors_file);
  Progress progress(!options.common.quiet && is_terminal(STDERR_FILENO));
  Summary summary;
  try {
    summary = IndexingRun(location, options.add, failures, progress).run();
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  progress.clear();
  failures.finish();
  spdlog::info("{}", describe(summary));
  if (options.json) write_stdout(to_json(summary) + "\n");
  return summary.failed > 0 ? kExitSomeFailed : kExitOk;
}

}  // namespace broadsheet
