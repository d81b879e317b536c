// The target of --dry-run: counts what would be done.
#pragma once

#include <xapian.h>

#include <unordered_set>

#include "indexer/pipeline/index_target.h"

namespace broadsheet {

class DryRun : public IndexTarget {
 public:
  // `live`: the index as it is, or an empty database.
  explicit DryRun(Xapian::Database live) : live_(std::move(live)) {}

  std::unique_ptr<TargetWorker> make_worker() override;
  void accept(BatchResult& result) override;
  FinishReport finish(const FinishPlan& plan) override;

 private:
  const Xapian::Database live_;
  std::unordered_set<uint64_t> added_;  // id_term_hash
  uint64_t superseded_ = 0;
};

}  // namespace broadsheet
