// One worker thread's work on a batch: reads its files, settles languages, compares each article
// with the index, and stores what changed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "corpus/input/reader.h"
#include "corpus/readers/formats.h"
#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/pipeline/live_articles.h"

namespace broadsheet {

// How input is read, as the options say.
struct ReadSettings {
  const Format* format = nullptr;  // --format, or nullptr to tell by content and name
  std::string lang;                // --lang, or "" to detect
  size_t max_article_bytes = kMaxArticleBytes;

  ReadContext context() const { return {lang, max_article_bytes}; }
};

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

  void read_file(const InputFilePtr& file, BatchResult& result);
  void take(Article&& article, const InputFile& file, BatchResult& result);

  const ReadSettings settings_;
  const std::unique_ptr<TargetWorker> target_;
  std::optional<LiveArticles> live_;
};

}  // namespace broadsheet
