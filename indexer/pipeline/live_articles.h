// The articles that the index already holds, for telling changed ones from unchanged ones.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "corpus/store/index_location.h"
#include "corpus/store/stored_article.h"
#include "indexer/pipeline/batch.h"

namespace broadsheet {

// Not thread-safe: one per thread. Goes on reading while a writer commits.
class LiveArticles {
 public:
  explicit LiveArticles(const IndexLocation& location);

  struct Comparison {
    ArticleChange change = ArticleChange::kAdded;
    std::string replaced_file{};  // key of the other file whose article it replaces, see replaces()
  };

  // `file`: the file_key of the article's file, or "". An article that has moved to another file
  // counts as changed.
  Comparison compare(const Article& article, const ArticleKeys& keys, std::string_view file);

 private:
  Comparison compare_once(const Article& article, const ArticleKeys& keys, std::string_view file);

  Xapian::Database db_;
  ArticleCodec codec_;
};

}  // namespace broadsheet
