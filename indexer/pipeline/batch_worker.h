// One worker thread's work on a batch: reads its files, settles languages, compares each article
// with the index, and stores what changed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/file_reading.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/pipeline/live_articles.h"

namespace broadsheet {

// Not thread-safe: one per thread.
class BatchWorker {
 public:
  // `live`: the index to compare with, or nullptr when everything is new.
  BatchWorker(const ReadSettings& settings, IndexTarget& target, const IndexLocation* live);

  BatchResult process(Batch&& batch);

  // Call once, behind the last batch.
  void finish() { target_->finish(); }

 private:
  class FileSink;

  void take(Article&& article, const InputFile& file, BatchResult& result);

  const ReadSettings settings_;
  const std::unique_ptr<TargetWorker> target_;
  std::optional<LiveArticles> live_;
};

}  // namespace broadsheet
