// A sink that keeps what readers deliver, for tests to look at.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

// For GoogleTest's messages.
inline void PrintTo(const Article& a, std::ostream* out) {
  for (const std::string* field :
       {&a.id, &a.title, &a.text, &a.date, &a.source, &a.author, &a.section, &a.lang, &a.url,
        &a.path, &a.extra, &a.subtitle, &a.dateline, &a.keywords, &a.modified, &a.version,
        &a.status, &a.embargo})
    *out << *field << "\n| ";
}

class CollectingSink : public ArticleSink {
 public:
  void article(Article&& article) override {
    for (const std::string* field :
         {&article.id, &article.title, &article.text, &article.date, &article.source,
          &article.author, &article.section, &article.lang, &article.url, &article.path,
          &article.extra, &article.subtitle, &article.dateline, &article.keywords,
          &article.modified, &article.version, &article.status, &article.embargo})
      EXPECT_TRUE(is_valid_utf8(*field)) << article.id;
    EXPECT_FALSE(article.id.empty());
    EXPECT_FALSE(article.path.empty());
    articles.push_back(std::move(article));
  }
  void failed(Failure&& failure) override { failures.push_back(std::move(failure)); }

  std::vector<Article> articles;
  std::vector<Failure> failures;
};

// What one reader makes of a source.
inline CollectingSink read_source_with(ReadFunction read, ByteSource& source,
                                       const ReadContext& context = {}) {
  CollectingSink sink;
  Delivery delivery(source, context, sink);
  read(source, delivery);
  return sink;
}

// What one reader makes of a buffer.
inline CollectingSink read_with(ReadFunction read, std::string_view bytes,
                                const std::string& path = "a.txt",
                                const ReadContext& context = {}) {
  return read_source_with(read, *open_memory(bytes, path), context);
}

}  // namespace broadsheet
