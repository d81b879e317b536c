// Counts without writing.
#include "indexer/writing/dry_run.h"

#include <utility>

namespace broadsheet {
namespace {

class NoWorker : public TargetWorker {
 public:
  void begin_batch(size_t) override {}
  void store(Article&&, BatchItem&) override {}
  void end_batch() override {}
};

}  // namespace

std::unique_ptr<TargetWorker> DryRun::make_worker() { return std::make_unique<NoWorker>(); }

void DryRun::accept(BatchResult& result) {
  for (const BatchItem& item : result.items) {
    if (item.change != ArticleChange::kAdded) continue;
    const auto [last, is_new] = added_.emplace(id_term_hash(item.keys.id_term), item.file);
    if (is_new) continue;
    ++report_.superseded;
    if (item.keys.version.empty() && replaces(item.file, "", last->second, ""))
      ++report_.replaced[{last->second, item.file}];
    last->second = item.file;
  }
}

FinishReport DryRun::finish(const FinishPlan& plan) {
  report_.removed = documents_to_remove(live_, plan, live_.get_lastdocid()).size();
  return std::move(report_);
}

}  // namespace broadsheet
