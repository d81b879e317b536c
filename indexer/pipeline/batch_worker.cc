// Works through batches on one thread.
#include "indexer/pipeline/batch_worker.h"

#include "corpus/article/article_fields.h"
#include "corpus/article/article_status.h"
#include "corpus/readers/file_reader.h"
#include "corpus/store/schema.h"
#include "corpus/support/input_error.h"
#include "corpus/support/interrupt.h"
#include "indexer/documents/document_builder.h"

namespace broadsheet {

// Takes the articles of one file as its reader finds them.
class BatchWorker::FileSink : public ArticleSink {
 public:
  FileSink(BatchWorker& worker, const InputFile& file, BatchResult& result)
      : worker_(worker), file_(file), result_(result), failures_before_(result.failures.size()) {}

  void article(Article&& article) override {
    throw_if_interrupted();
    ++articles_;
    worker_.take(std::move(article), file_, result_);
  }

  void failed(Failure&& failure) override { result_.failures.push_back(std::move(failure)); }

  uint64_t articles() const { return articles_; }
  bool has_failed() const { return result_.failures.size() > failures_before_; }

 private:
  BatchWorker& worker_;
  const InputFile& file_;
  BatchResult& result_;
  const size_t failures_before_;
  uint64_t articles_ = 0;
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
  result.finished = std::move(batch.finished);
  target_->begin_batch(batch.number);
  for (const InputFilePtr& file : batch.files) read_file(file, result);
  for (ReadArticle& read : batch.articles) take(std::move(read.article), *read.file, result);
  target_->end_batch();
  return result;
}

void BatchWorker::read_file(const InputFilePtr& file, BatchResult& result) {
  const WalkedFile& walked = file->walked;
  FileSink sink(*this, *file, result);
  FinishedFile finished{file, {walked.path, walked.size, walked.mtime, "", 0, true}, false};
  try {
    const auto source = open_file(walked.path, walked.shown);
    const std::string bytes = read_rest(*source, kMaxArticleBytes);
    finished.entry.hash = content_hash(bytes);
    if (file->known && file->known->complete && file->known->hash == finished.entry.hash) {
      finished.content_unchanged = true;
      finished.entry.articles = file->known->articles;
    } else {
      const auto in_memory = open_memory(bytes, walked.shown);
      read_source(*in_memory, settings_.format, settings_.context(), sink);
      finished.entry.articles = sink.articles();
    }
  } catch (const InputError& error) {
    sink.failed(Failure(error.failure()));
  }
  finished.entry.complete = !sink.has_failed();
  result.finished.push_back(std::move(finished));
}

void BatchWorker::take(Article&& article, const InputFile& file, BatchResult& result) {
  settle_language(article, settings_.lang);
  const size_t bytes = article_bytes(article);
  BatchItem item;
  item.id_term = field_term(Field::kId, article.id);
  item.version = version_key(article);
  item.from_known_file = file.known.has_value();
  item.file = file.key;
  if (live_) item.change = live_->compare(article, item.id_term, file.key);
  try {
    target_->store(std::move(article), item);
  } catch (const InputError& error) {
    result.failures.push_back(error.failure());
    result.incomplete_files.push_back(file.key);
    return;
  }
  result.text_bytes += bytes;
  ++(item.change == ArticleChange::kAdded     ? result.added
     : item.change == ArticleChange::kUpdated ? result.updated
                                              : result.unchanged);
  result.items.push_back(std::move(item));
}

}  // namespace broadsheet
