// Cuts the input of a run into batches, in input order: small files in groups that workers read,
// big files and stdin as articles that are read here.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "corpus/input/reader.h"
#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/file_reading.h"

namespace broadsheet {

// How large batches get. The index doesn't depend on it.
struct BatchLimits {
  size_t articles = 500;
  size_t bytes = size_t{1} << 20;  // of text or of files
  size_t words = SIZE_MAX;         // distinct ones that an article may have
};

// Not thread-safe; runs on one thread.
class BatchProducer : private ArticleSink {
 public:
  using Emit = std::function<void(Batch&&)>;

  // `read_here_first`: until that much text has been emitted, small files are read here too, so
  // that the caller sees articles. `stop`: ends the waiting for stdin.
  BatchProducer(const ReadSettings& settings, const BatchLimits& limits, size_t read_here_first,
                const std::atomic<bool>& stop, Emit emit);

  // Emits the batches of all files. Exceptions of `emit` pass.
  void run(const std::vector<InputFilePtr>& files);

 private:
  void article(Article&& article) override;
  void failed(Failure&& failure) override;
  void skipped(Failure&& file) override;
  void warned(Failure&& warning) override;

  bool belongs_in_group(const WalkedFile& file) const;
  void add_to_group(const InputFilePtr& file);
  void read_here(const InputFilePtr& file);
  void note_report();
  size_t weight_of(size_t article_bytes) const;
  void read_stdin();
  void emit_batch();

  const ReadSettings settings_;
  const BatchLimits limits_;
  const size_t read_here_first_;
  const std::atomic<bool>& stop_;
  const Emit emit_;
  Batch batch_;  // the one that is being filled
  size_t batch_bytes_ = 0;
  size_t batch_weight_ = 0;
  size_t next_number_ = 0;
  size_t emitted_bytes_ = 0;
  InputFilePtr file_;                     // the file that is being read here
  const FileReading* reading_ = nullptr;  // nullptr for stdin
  uint64_t reported_position_ = 0;        // how much of the file the batches account for
};

// True for stdin among the input files.
bool is_stdin(const InputFile& file);

// The input file that stands for stdin.
InputFile stdin_file();

}  // namespace broadsheet
