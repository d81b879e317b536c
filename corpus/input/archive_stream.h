// One pass over an archive, with libarchive, streaming.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/input/byte_source.h"

struct archive;
struct archive_entry;

namespace broadsheet {

// Stands before the first entry at first. Not thread-safe. REQUIRES a Utf8Locale while it lives, for
// the names of the entries.
class ArchiveStream {
 public:
  // What next() has come to.
  enum class Step { kEntry, kDamage, kEnd };

  // Borrows the source; `seekable` is the same source where it can be sought in, at its beginning, or
  // nullptr. Throws InputError when it can't be unpacked, and what reading throws.
  ArchiveStream(ByteSource& packed, SeekableSource* seekable);
  ~ArchiveStream();

  // Moves to the next entry. After damage nothing or more may follow. Throws what reading throws.
  Step next();

  struct archive_entry* entry() const {
    return entry_;
  }

  // What is wrong at the present place, in libarchive's words.
  std::string_view reason() const;

  // The content of the present entry, as a source of that path; borrows this stream. Once.
  std::unique_ptr<ByteSource> content(std::string path);

 private:
  struct Input;
  class Content;
  struct Closer {
    void operator()(struct archive* stream) const;
  };

  std::unique_ptr<Input> input_;
  std::unique_ptr<struct archive, Closer> archive_;
  struct archive_entry* entry_ = nullptr;
  bool is_over_ = false;
};

// The name of an entry as one line of UTF-8.
std::string name_of(struct archive_entry* entry);

// Why an entry is not read; "" for a regular file.
std::string_view refusal_of(struct archive_entry* entry);

bool is_directory(struct archive_entry* entry);

}  // namespace broadsheet
