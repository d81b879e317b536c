// The vocabulary in the metadata of an index.
//
// A segment is a vocabulary as one run wrote it, a metadata value for each block under
//   kMetaWords + hash of the segment (16 hexadecimal digits) + "." + first word of the block
// so that reading some words reads some blocks, in-place updates add segments, and Xapian's own
// tools can merge indexes without two segments getting in each other's way. Together the segments
// hold at least the words of the articles: those of removed ones may stay.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/analysis/vocabulary.h"

namespace broadsheet {

// Adds words to those of the index. Keeps the number of segments small: smaller ones are merged
// into the new one.
void add_vocabulary(Xapian::WritableDatabase& db, const Vocabulary& words);

// Makes one segment of all.
void merge_segments(Xapian::WritableDatabase& db);

// The segments of one index (not of several at once), read as far as asked for. Not thread-safe.
class VocabularyStore {
 public:
  explicit VocabularyStore(const Xapian::Database& db);

  using Visit = std::function<void(const VocabularyWord&)>;

  // Shows the words that begin with `beginning`, segment by segment, so that a word may come more
  // than once, each time with a part of its uses and terms. Throws Error(kIndex) when the
  // vocabulary is damaged, Xapian::DatabaseModifiedError when a writer has overtaken this reader.
  void for_words(std::string_view beginning, bool wants_terms, const Visit& visit) const;

  struct Segment {
    std::string prefix;               // of the keys of its blocks
    std::vector<std::string> firsts;  // the first word of each of its blocks
  };
  const std::vector<Segment>& segments() const { return segments_; }
  Vocabulary read(const Segment& segment) const;

 private:
  Xapian::Database db_;
  std::vector<Segment> segments_;
};

}  // namespace broadsheet
