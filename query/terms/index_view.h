// The index or indexes that a search looks at, opened for reading.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "corpus/store/article_lengths.h"
#include "corpus/store/stored_article.h"
#include "query/terms/index_languages.h"

namespace broadsheet {

// One or several indexes (shards) as one database. Not thread-safe: one per thread.
class IndexView {
 public:
  // Opens each directory, once if it is given under several names. Throws Error(kIndex) with advice
  // when one can't be read.
  explicit IndexView(std::vector<std::string> paths);

  const Xapian::Database& database() const { return database_; }

  const IndexLanguages& languages() const { return languages_; }

  // The codec for the data of an article, by its id in database().
  ArticleCodec& codec_of(Xapian::docid id) { return shards_[(id - 1) % shards_.size()].codec; }

  // The path of the article's index, as it was given.
  const std::string& path_of(Xapian::docid id) const { return paths_[(id - 1) % paths_.size()]; }

  // Xapian numbers article i of shard s (from 0) among n shards (i - 1) * n + s + 1.
  size_t shard_count() const { return shards_.size(); }
  const Xapian::Database& shard(size_t number) const { return shards_[number].database; }
  size_t shard_of(const Xapian::Database& shard) const;
  ArticleLengths& lengths(size_t number) { return shards_[number].lengths; }

  // True if both look at the same state of the same indexes: then ids mean the same articles.
  bool sees_the_same(const IndexView& other) const;

  // Opens the indexes anew, as they are now: after a writer has changed them.
  void reopen();

 private:
  // Tells states of indexes apart, also of copies that have changed since.
  struct State {
    explicit State(const Xapian::Database& shard)
        : uuid(shard.get_uuid()), revision(shard.get_revision()) {}
    friend bool operator==(const State&, const State&) = default;

    std::string uuid;
    Xapian::rev revision;
  };
  struct Shard {
    Xapian::Database database;
    State state;
    ArticleCodec codec;
    ArticleLengths lengths;
  };

  std::vector<std::string> paths_;
  Xapian::Database database_;
  std::vector<Shard> shards_;
  IndexLanguages languages_;
};

}  // namespace broadsheet
