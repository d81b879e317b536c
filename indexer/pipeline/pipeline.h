// The threads of a run: one that makes batches, workers that process them, and the caller, who gets
// the results in order.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/batch_producer.h"
#include "indexer/pipeline/batch_worker.h"
#include "indexer/pipeline/index_target.h"

namespace broadsheet {

struct PipelineSettings {
  ReadSettings read;
  BatchLimits limits;
  size_t jobs = 1;                      // worker threads
  size_t memory = 0;                    // bytes that batches under way may cost
  size_t lead_bytes = 0;                // text that is read before the target is chosen
  const IndexLocation* live = nullptr;  // what articles are compared with, if anything
};

// Chooses the target when the first batches are known: `lead` holds `lead_bytes` of text or, if
// `is_all`, everything. Called once, on the producing thread.
using ChooseTarget = std::function<IndexTarget&(const std::vector<Batch>& lead, bool is_all)>;

// Called on the caller's thread: with each result in batch order, and now and then in between with
// nullptr, to show progress.
using OnResult = std::function<void(BatchResult*)>;

// Runs until every result has been handed over. The first exception of any thread ends it and is
// rethrown, Error(kInterrupted) too.
void run_pipeline(const PipelineSettings& settings, const std::vector<InputFilePtr>& files,
                  const ChooseTarget& choose_target, const OnResult& on_result);

}  // namespace broadsheet
