// What travels through the pipeline of `add`: batches of input, numbered in input order, and what
// became of them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "corpus/input/walk.h"
#include "corpus/support/input_error.h"
#include "indexer/documents/article_keys.h"
#include "indexer/pipeline/file_manifest.h"

namespace broadsheet {

// The path that stands for stdin on the command line.
inline constexpr std::string_view kStdinPath = "-";

// A file that is to be read, or stdin (with an empty key).
struct InputFile {
  WalkedFile walked{};
  std::string key{};                 // file_key of the absolute path
  std::optional<FileEntry> known{};  // what the index remembers of it
  std::string label{};               // see file_labels.h
};
using InputFilePtr = std::shared_ptr<const InputFile>;

// A file that was read to its end.
struct FinishedFile {
  InputFilePtr file;
  FileEntry entry;                 // for the manifest
  bool content_unchanged = false;  // its hash is the known one: it was not parsed
  bool is_skipped = false;         // all of it is of no known format
};

// An article that the producer has read, and the file that it stands in.
struct ReadArticle {
  Article article;
  InputFilePtr file;
};

// Input for one worker. Either small files that the worker reads, or articles that the producer has
// read.
struct Batch {
  size_t number = 0;
  size_t weight = 0;  // the memory that it costs until its result has been accepted, in bytes
  std::vector<InputFilePtr> files;

  std::vector<ReadArticle> articles;
  std::vector<Failure> failures, skips, warnings;
  std::vector<FinishedFile> finished;
  uint64_t input_bytes = 0;  // of files on disk, for the progress
};

// How an article compares with the index as it was; kOutdated: the index has a newer version of it.
enum class ArticleChange : uint8_t { kAdded, kUpdated, kUnchanged, kOutdated };

// An article of a batch, as its target needs it in order.
struct BatchItem {
  ArticleKeys keys;
  ArticleChange change = ArticleChange::kAdded;
  bool from_known_file = false;
  std::string replaced_file{};       // key of another file whose article it replaces, if any
  Xapian::Document document;         // of a changed article, for targets that write in order
  std::optional<Article> unchanged;  // for targets that may have to write it all the same
  std::string file;                  // its file's key
};

struct BatchResult {
  size_t number = 0;
  size_t weight = 0;
  std::vector<BatchItem> items;
  std::vector<Failure> failures, skips, warnings;
  std::vector<FinishedFile> finished;
  std::vector<std::string> incomplete_files;  // keys of those with an article that was refused
  uint64_t input_bytes = 0;
  uint64_t text_bytes = 0;                         // of all fields of the articles
  uint64_t added = 0, updated = 0, unchanged = 0;  // without those that replace ones of other files
};

}  // namespace broadsheet
