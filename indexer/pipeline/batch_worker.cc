// Works through batches on one thread.
#include "indexer/pipeline/batch_worker.h"

#include "corpus/article/article_fields.h"

namespace broadsheet {

// Takes the articles of one file as its reader finds them.
class BatchWorker::FileSink : public ArticleSink {
 public:
  FileSink(BatchWorker& worker, const InputFile& file, BatchResult& result)
      : worker_(worker), file_(file), result_(result) {}

  void article(Article&& article) override { worker_.take(std::move(article), file_, result_); }
  void failed(Failure&& failure) override { result_.failures.push_back(std::move(failure)); }
  void skipped(Failure&& file) override { result_.skips.push_back(std::move(file)); }
  void warned(Failure&& warning) override { result_.warnings.push_back(std::move(warning)); }

 private:
  BatchWorker& worker_;
  const InputFile& file_;
  BatchResult& result_;
};

BatchWorker::BatchWorker(const ReadSettings& settings, IndexTarget& target,
                         const IndexLocation* live)
    : settings_(settings), target_(target.make_worker()) {
  if (live != nullptr) live_.emplace(*live);
}

BatchResult BatchWorker::process(Batch&& batch) {
  BatchResult result;
  result.number = batch.number;
  result.weight = batch.weight;
  result.input_bytes = batch.input_bytes;
  result.failures = std::move(batch.failures);
  result.skips = std::move(batch.skips);
  result.warnings = std::move(batch.warnings);
  result.finished = std::move(batch.finished);
  target_->begin_batch(batch.number);
  for (const InputFilePtr& file : batch.files) {
    FileSink sink(*this, *file, result);
    result.finished.push_back(FileReading(settings_, file, sink).read());
  }
  for (ReadArticle& read : batch.articles) take(std::move(read.article), *read.file, result);
  target_->end_batch();
  return result;
}

void BatchWorker::take(Article&& article, const InputFile& file, BatchResult& result) {
  settle_language(article, settings_.lang);
  const size_t bytes = article_bytes(article);
  BatchItem item;
  item.keys = keys_of(article);
  item.from_known_file = file.known.has_value();
  item.file = file.key;
  if (live_) {
    LiveArticles::Comparison found = live_->compare(article, item.keys, file.key);
    item.change = found.change;
    item.replaced_file = std::move(found.replaced_file);
  }
  try {
    target_->store(std::move(article), item);
  } catch (const InputError& error) {
    result.failures.push_back(error.failure());
    result.incomplete_files.push_back(file.key);
    return;
  }
  result.text_bytes += bytes;
  if (item.replaced_file.empty())
    ++(item.change == ArticleChange::kAdded     ? result.added
       : item.change == ArticleChange::kUpdated ? result.updated
                                                : result.unchanged);
  result.items.push_back(std::move(item));
}

}  // namespace broadsheet
