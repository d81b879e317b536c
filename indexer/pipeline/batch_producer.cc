// Reads big files and groups small ones.
#include "indexer/pipeline/batch_producer.h"

#include <unistd.h>

#include "corpus/article/article_fields.h"
#include "corpus/input/archive.h"
#include "corpus/readers/file_reader.h"
#include "corpus/support/interrupt.h"
#include "indexer/pipeline/polled_source.h"

namespace broadsheet {
namespace {

// What a byte of text costs in memory between its reading and the acceptance of its batch: the
// text, its tokens, Xapian's document and inverter.
constexpr size_t kWeightPerByte = 10;
constexpr size_t kWeightOfBatch = size_t{256} << 10;
constexpr size_t kWeightOfArticle = size_t{1} << 10;

constexpr size_t kWeightOfReport = 256;
constexpr size_t kMostReports = 5000;  // of a batch

// A longer article is weighed at the worst that it can cost, see memory_plan.cc: its bytes, and
// words that are all different.
constexpr size_t kLongArticle = size_t{1} << 20;
constexpr size_t kWeightPerLongByte = 4;
constexpr size_t kWeightPerWord = 500;
constexpr size_t kBytesPerWord = 5;

// Packed files from this size on are unpacked here, where batches are cut as they fill.
constexpr uint64_t kSmallPackedBytes = uint64_t{64} << 10;

// Small files are left to the workers, which take whole files.
bool holds_much(const WalkedFile& file) {
  if (file.size <= kSmallPackedBytes) return false;
  return file.size > kSmallFileBytes || is_packed_file(file.path);
}

constexpr std::string_view kStdinName = "stdin";
constexpr std::string_view kStdinFormat = "jsonl";

}  // namespace

bool is_stdin(const InputFile& file) { return file.key.empty(); }

InputFile stdin_file() { return {.walked = {.shown = std::string(kStdinName), .is_named = true}}; }

BatchProducer::BatchProducer(const ReadSettings& settings, const BatchLimits& limits,
                             size_t read_here_first, const std::atomic<bool>& stop, Emit emit)
    : settings_(settings),
      limits_(limits),
      read_here_first_(read_here_first),
      stop_(stop),
      emit_(std::move(emit)) {}

void BatchProducer::run(const std::vector<InputFilePtr>& files) {
  for (const InputFilePtr& file : files) {
    throw_if_interrupted();
    if (!is_stdin(*file) && belongs_in_group(file->walked))
      add_to_group(file);
    else
      read_here(file);
  }
  emit_batch();
}

bool BatchProducer::belongs_in_group(const WalkedFile& file) const {
  return emitted_bytes_ + batch_bytes_ >= read_here_first_ && !holds_much(file);
}

void BatchProducer::add_to_group(const InputFilePtr& file) {
  if (!batch_.articles.empty()) emit_batch();
  batch_.files.push_back(file);
  batch_.input_bytes += file->walked.size;
  batch_bytes_ += file->walked.size;
  batch_weight_ += weight_of(file->walked.size);
  if (batch_.files.size() >= limits_.articles || batch_bytes_ >= limits_.bytes) emit_batch();
}

void BatchProducer::read_here(const InputFilePtr& file) {
  if (!batch_.files.empty()) emit_batch();
  file_ = file;
  if (is_stdin(*file)) return read_stdin();
  FileReading reading(settings_, file, *this);
  reading_ = &reading;
  FinishedFile finished = reading.read();
  reading_ = nullptr;
  const uint64_t size = file->walked.size;
  batch_.input_bytes += size - std::min(size, reported_position_);
  reported_position_ = 0;
  batch_.finished.push_back(std::move(finished));
}

void BatchProducer::read_stdin() {
  PolledSource source(STDIN_FILENO, file_->walked.shown, stop_);
  const Format* format =
      settings_.format != nullptr ? settings_.format : &format_named(kStdinFormat);
  read_source(source, format, settings_.context(*file_), *this);
}

size_t BatchProducer::weight_of(size_t article_bytes) const {
  if (article_bytes <= kLongArticle) return kWeightOfArticle + article_bytes * kWeightPerByte;
  return article_bytes * kWeightPerLongByte +
         std::min(article_bytes / kBytesPerWord, limits_.words) * kWeightPerWord;
}

void BatchProducer::article(Article&& article) {
  const size_t bytes = article_bytes(article);
  batch_bytes_ += bytes;
  batch_weight_ += weight_of(bytes);
  batch_.articles.push_back({std::move(article), file_});
  if (batch_.articles.size() < limits_.articles && batch_bytes_ < limits_.bytes) return;
  if (reading_ != nullptr) {
    batch_.input_bytes += reading_->position() - reported_position_;
    reported_position_ = reading_->position();
  }
  emit_batch();
}

void BatchProducer::failed(Failure&& failure) {
  batch_.failures.push_back(std::move(failure));
  note_report();
}

void BatchProducer::skipped(Failure&& file) {
  batch_.skips.push_back(std::move(file));
  note_report();
}

void BatchProducer::warned(Failure&& warning) {
  batch_.warnings.push_back(std::move(warning));
  note_report();
}

// A file of nothing but damage must not be held as a whole.
void BatchProducer::note_report() {
  batch_weight_ += kWeightOfReport;
  if (batch_.failures.size() + batch_.skips.size() + batch_.warnings.size() >= kMostReports)
    emit_batch();
}

void BatchProducer::emit_batch() {
  if (batch_.files.empty() && batch_.articles.empty() && batch_.failures.empty() &&
      batch_.skips.empty() && batch_.warnings.empty() && batch_.finished.empty())
    return;
  batch_.number = next_number_++;
  batch_.weight = kWeightOfBatch + batch_weight_;
  emitted_bytes_ += batch_bytes_;
  batch_bytes_ = batch_weight_ = 0;
  Batch full = std::move(batch_);
  batch_ = Batch();
  emit_(std::move(full));
}

}  // namespace broadsheet
