// Reading the postings of one term of one shard, in increasing order of ids.
#pragma once

#include <xapian.h>

#include <limits>
#include <string>

namespace broadsheet {

class TermCursor {
 public:
  // Greater than every id: where a cursor stands that has come to the end.
  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  // Stands at the first posting. Throws Xapian::Error.
  TermCursor(const Xapian::Database& shard, const std::string& term)
      : posting_(shard.postlist_begin(term)), end_(shard.postlist_end(term)) {
    read_id();
  }

  Xapian::docid id() const { return id_; }
  // How often the article has the term; not at the end.
  Xapian::termcount wdf() const { return posting_.get_wdf(); }

  // Not at the end.
  void next() {
    ++posting_;
    read_id();
  }

  // To the first posting of at least this id; never back.
  void skip_to(Xapian::docid id) {
    if (id_ >= id) return;
    posting_.skip_to(id);
    read_id();
  }

 private:
  void read_id() { id_ = posting_ == end_ ? kEnd : *posting_; }

  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
  Xapian::docid id_ = kEnd;
};

}  // namespace broadsheet
