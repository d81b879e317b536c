// Stored articles out of a damaged generation.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "corpus/store/stored_article.h"
#include "indexer/check/damaged_generation.h"

namespace broadsheet {

// Tries each way to the bytes of a document, and each dictionary on them. Borrows the generation. Not
// thread-safe.
class ArticleUnpacker {
 public:
  explicit ArticleUnpacker(DamagedGeneration& generation);

  // Nothing when no way leads to an article. Throws as readable() does.
  std::optional<Article> unpack(Xapian::docid document);

 private:
  std::optional<Article> decode(const std::string& data);

  DamagedGeneration& generation_;
  std::vector<ArticleCodec>
      codecs_;  // with the index's dictionary and, if it differs, with its copy
};

}  // namespace broadsheet
