// The command `add`: indexes articles.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/failure_log.h"
#include "indexer/commands/indexing_run.h"
#include "indexer/commands/list_file.h"
#include "indexer/commands/progress.h"

namespace broadsheet {

namespace {

AddRequest request_of(const Options& options) {
  AddRequest request = options.add;
  if (options.files_from.empty()) return request;
  const std::vector<std::string> listed = read_list(options.files_from, options.files_null);
  request.paths.insert(request.paths.end(), listed.begin(), listed.end());
  return request;
}

}  // namespace

int run_add(const Options& options) {
  const AddRequest request = request_of(options);
  const IndexLocation location(options.db);
  FailureLog failures(options.errors_file);
  Progress progress(!options.common.quiet && is_terminal(STDERR_FILENO));
  Summary summary;
  try {
    summary = IndexingRun(location, request, failures, progress).run();
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
