// Reads a file, small ones from memory.
#include "indexer/pipeline/file_reading.h"

#include <utility>

#include "corpus/input/content_hash.h"
#include "corpus/readers/file_reader.h"
#include "corpus/support/interrupt.h"

namespace broadsheet {

FileReading::FileReading(const ReadSettings& settings, InputFilePtr file, ArticleSink& sink)
    : settings_(settings), file_(std::move(file)), sink_(sink) {}

FinishedFile FileReading::read() {
  const WalkedFile& walked = file_->walked;
  FinishedFile finished{file_, entry_of(walked), false};
  finished.entry.label = file_->label;
  try {
    if (walked.size <= kSmallFileBytes)
      read_small(finished);
    else
      read_big(finished);
  } catch (const InputError& error) {
    failed(Failure(error.failure()));
  }
  finished.entry.complete = failures_ == 0;
  finished.is_skipped = skips_ > 0 && articles_ == 0 && failures_ == 0;
  return finished;
}

void FileReading::read_small(FinishedFile& finished) {
  const WalkedFile& walked = file_->walked;
  const std::string bytes = read_rest(*open_file(walked.path, walked.shown), kMaxArticleBytes);
  finished.entry.hash = content_hash(bytes);
  read_articles(*open_memory(bytes, walked.shown), finished);
}

void FileReading::read_big(FinishedFile& finished) {
  const WalkedFile& walked = file_->walked;
  if (surely_holds_none()) return skipped({walked.shown, "", "is not of a known format"});
  finished.entry.hash = content_hash(*open_file(walked.path, walked.shown));
  read_articles(*open_file(walked.path, walked.shown), finished);
}

void FileReading::read_articles(SeekableSource& source, FinishedFile& finished) {
  finished.content_unchanged = is_known(finished.entry.hash);
  if (finished.content_unchanged) {
    finished.entry.articles = file_->known->articles;
    return;
  }
  source_ = &source;
  read_source(source, settings_.format, settings_.context(*file_), *this);
  source_ = nullptr;
  finished.entry.articles = articles_;
}

// Saves the hashing of films.
bool FileReading::surely_holds_none() const {
  const WalkedFile& walked = file_->walked;
  if (walked.is_named || settings_.format != nullptr) return false;
  const auto source = open_file(walked.path, walked.shown);
  return !may_hold_articles(walked.shown, PeekedSource(*source, kSniffBytes).head());
}

bool FileReading::is_known(const std::string& hash) const {
  return !settings_.reread && file_->known && file_->known->complete && file_->known->hash == hash;
}

void FileReading::article(Article&& article) {
  throw_if_interrupted();
  ++articles_;
  sink_.article(std::move(article));
}

void FileReading::skipped(Failure&& file) {
  ++skips_;
  sink_.skipped(std::move(file));
}

void FileReading::failed(Failure&& failure) {
  ++failures_;
  sink_.failed(std::move(failure));
}

}  // namespace broadsheet
