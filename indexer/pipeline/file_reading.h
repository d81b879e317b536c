// Reads one file of the input: the one place where it is opened, recognised as known by its hash,
// read, and accounted for.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/input/byte_source.h"
#include "corpus/readers/formats.h"
#include "indexer/pipeline/batch.h"

namespace broadsheet {

// Files up to this size are read into memory at once.
inline constexpr uint64_t kSmallFileBytes = uint64_t{1} << 20;

// How input is read, as the options say.
struct ReadSettings {
  const Format* format = nullptr;  // --format, or nullptr to detect it by content and name
  std::string lang;                // --lang, or "" to detect
  size_t max_article_bytes = kMaxArticleBytes;
  // As in ReadContext.
  size_t unpack_bytes = kMaxUnpackBytes;
  TreeMemory* trees = nullptr;

  std::string id_prefix{};  // --id-prefix
  bool reread = false;      // --reread: parse also what is as the index knows it

  // Without a key the file is stdin.
  ReadContext context(const InputFile& file) const {
    return {lang,       max_article_bytes, file.walked.is_named, id_prefix, file.walked.shown,
            file.label, file.key.empty(),  unpack_bytes,         trees};
  }
};

// Use once, on one thread.
class FileReading : private ArticleSink {
 public:
  // `sink`, borrowed, gets the articles and failures of the file.
  FileReading(const ReadSettings& settings, InputFilePtr file, ArticleSink& sink);

  // Reads the file, unless its content is the one that the index knows. What can't be read is
  // reported to the sink. Exceptions of the sink pass, and Error(kInterrupted).
  FinishedFile read();

  // How much of the file has been read, in bytes on disk; for use by the sink.
  uint64_t position() const { return source_ == nullptr ? 0 : source_->position(); }

 private:
  void article(Article&& article) override;
  void failed(Failure&& failure) override;
  void skipped(Failure&& file) override;
  void warned(Failure&& warning) override { sink_.warned(std::move(warning)); }

  void read_small(FinishedFile& finished);
  void read_big(FinishedFile& finished);
  void read_articles(SeekableSource& source, FinishedFile& finished);
  bool surely_holds_none() const;
  bool is_known(const std::string& hash) const;

  const ReadSettings& settings_;
  const InputFilePtr file_;
  ArticleSink& sink_;
  const SeekableSource* source_ = nullptr;  // while articles are read
  uint64_t articles_ = 0, failures_ = 0, skips_ = 0;
};

}  // namespace broadsheet
