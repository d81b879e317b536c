// The lengths of the articles of an index as flat arrays, for scoring.
//
// Xapian keeps lengths in a table of its own and looks each up anew, which takes longer than all
// else in scoring. So the index holds them once more as metadata, a value for each window of ids:
//   kMetaLengths + number of the window (8 hexadecimal digits): 4 bytes (little-endian) for each id
//   kMetaLengths + "state": what state of the index they were written for
// A length is what Xapian calls so: the sum of the wdf of all terms of the article.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace broadsheet {

// Windows hold this many ids; the first one begins with id 0, which no article has.
inline constexpr Xapian::docid kLengthWindow = 4096;

// Writes the lengths of all articles; the caller commits. Throws Xapian::Error.
void write_article_lengths(Xapian::WritableDatabase& db);

// The first article whose stored length is not the one that Xapian has; none if all are right, or none
// are stored for this state of the index. Throws Xapian::Error.
std::optional<Xapian::docid> wrong_article_length(const Xapian::Database& db);

// Keeps the lengths of an index true while its articles change. Not thread-safe.
class ChangedLengths {
 public:
  // Before the first change. Keeps a reference. Throws Xapian::Error.
  explicit ChangedLengths(Xapian::WritableDatabase& db);

  // That the article has been added, replaced or removed.
  void note(Xapian::docid id) { ids_.insert(id); }

  // Writes the lengths of what has been noted, or all of an index that had none; before the caller
  // commits the changes. Throws Xapian::Error.
  void write();

 private:
  Xapian::WritableDatabase& db_;
  bool stored_;
  std::set<Xapian::docid> ids_;
};

// The lengths of one index (not of several at once), read as far as asked for. An index without
// them, or with those of another state, is asked for all lengths once. Not thread-safe.
class ArticleLengths {
 public:
  explicit ArticleLengths(const Xapian::Database& db);

  // Those of the kLengthWindow ids from number * kLengthWindow on, 0 where there is no article; empty
  // behind the last article. Valid as long as this object. Throws Xapian::Error.
  std::span<const uint32_t> window(Xapian::docid number);

 private:
  void collect();

  Xapian::Database db_;
  bool stored_;
  std::vector<std::vector<uint32_t>> windows_;
};

}  // namespace broadsheet
