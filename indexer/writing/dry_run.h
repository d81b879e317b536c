// The target of --dry-run: counts what would be done.
#pragma once

#include <xapian.h>

#include <string>
#include <unordered_map>

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
  std::unordered_map<uint64_t, std::string> added_;  // id_term_hash, and the key of the file
  FinishReport report_;
};

}  // namespace broadsheet
