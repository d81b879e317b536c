// Counts without writing.
#include "indexer/writing/dry_run.h"

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
  for (const BatchItem& item : result.items)
    if (item.change == ArticleChange::kAdded &&
        !added_.insert(id_term_hash(item.keys.id_term)).second)
      ++superseded_;
}

FinishReport DryRun::finish(const FinishPlan& plan) {
  return {documents_to_remove(live_, plan, live_.get_lastdocid()).size(), superseded_};
}

}  // namespace broadsheet
