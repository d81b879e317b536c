// The two interfaces between files and the index: where bytes come from, where articles go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/article/article.h"
#include "corpus/support/input_error.h"

namespace broadsheet {

class TreeMemory;

// A forward-only stream of bytes with a name: a file, stdin, a decompressed file, or one member of
// an archive. Not thread-safe; one owner at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Fills up to `size` bytes at `buffer`; returns how many, 0 only at the end. Throws an InputError
  // naming the source when reading fails.
  virtual size_t read(char* buffer, size_t size) = 0;

  // The path to show ("a.zip!b/c.html" for a member).
  virtual const std::string& path() const = 0;
};

// What unpacking a file may take unless somebody says less: twice the window of zstd's highest level.
inline constexpr size_t kMaxUnpackBytes = size_t{256} << 20;

// What a reader is told from outside about a file.
struct ReadContext {
  std::string lang{};  // --lang when it is a code; used where an article states none
  size_t max_article_bytes = kMaxArticleBytes;  // a longer article or record is refused by name
  bool is_named = true;     // the user has named the file: of no known format, it fails
  std::string id_prefix{};  // stands in front of the ids that articles state
  // Paths of sources begin with `root`; in ids and paths of articles `label` takes its place, unless
  // it is "".
  std::string root{}, label{};
  bool hashes_ids = false;  // an article without an id gets one of its content: of stdin, where
                            // places mean nothing
  size_t unpack_bytes = kMaxUnpackBytes;  // that unpacking a file may take, see visit_sources
  TreeMemory* trees = nullptr;  // of pages; borrowed. nullptr: each page has its own bound only
};

// Where readers deliver. Called on the reading thread; may block, and may throw to stop the run
// (readers let exceptions of the sink pass).
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;

  // Takes one article; `path` is set and `id` is never empty.
  virtual void article(Article&& article) = 0;

  // Reports one record or file that can't be read; the reader continues with the next.
  virtual void failed(Failure&& failure) = 0;

  // Takes a file, or a member of an archive, that nobody has named and that is of no format that
  // holds articles; no failure.
  virtual void skipped(Failure&& file) = 0;

  // Takes a warning about a record or file that is read all the same.
  virtual void warned(Failure&& warning) = 0;
};

}  // namespace broadsheet
