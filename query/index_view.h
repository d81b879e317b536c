// The index or indexes that a search looks at, opened for reading.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/stored_article.h"
#include "query/match_tree.h"

namespace broadsheet {

// One or several indexes (shards) as one database. Not thread-safe: one per thread.
class IndexView {
 public:
  // Opens each directory. Throws Error(kIndex) with advice when one can't be read.
  explicit IndexView(std::vector<std::string> paths);

  const Xapian::Database& database() const { return database_; }

  const IndexLanguages& languages() const { return languages_; }

  // The codec for the data of an article, by its id in database().
  ArticleCodec& codec_of(Xapian::docid id) { return shards_[(id - 1) % shards_.size()].codec; }

  // The codec for the articles of one of the shards.
  ArticleCodec& codec_of(const Xapian::Database& shard);

  // Opens the indexes anew, as they are now: after a writer has changed them.
  void reopen();

 private:
  struct Shard {
    std::string uuid;
    ArticleCodec codec;
  };

  std::vector<std::string> paths_;
  Xapian::Database database_;
  std::vector<Shard> shards_;
  IndexLanguages languages_;
};

}  // namespace broadsheet
