// A sink that keeps what readers deliver, for tests to look at.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article_fields.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

// For GoogleTest's messages.
inline void PrintTo(const Article& a, std::ostream* out) {
  for (const ArticleField& field : kArticleFields)
    *out << field.name << ": " << a.*field.member << "\n| ";
}

class CollectingSink : public ArticleSink {
 public:
  void article(Article&& article) override {
    for (const ArticleField& field : kArticleFields)
      EXPECT_TRUE(is_valid_utf8(article.*field.member)) << article.id << ": " << field.name;
    EXPECT_FALSE(article.id.empty());
    EXPECT_FALSE(article.path.empty());
    articles.push_back(std::move(article));
  }
  void failed(Failure&& failure) override { failures.push_back(std::move(failure)); }
  void skipped(Failure&& file) override { skips.push_back(std::move(file)); }
  void warned(Failure&& warning) override { warnings.push_back(std::move(warning)); }

  std::vector<Article> articles;
  std::vector<Failure> failures;
  std::vector<Failure> skips;
  std::vector<Failure> warnings;
};

// What one reader makes of a source.
inline CollectingSink read_source_with(ReadFunction read, ByteSource& source,
                                       const ReadContext& context = {}) {
  CollectingSink sink;
  Delivery delivery(source, context, sink);
  read(source, delivery);
  delivery.finish();
  return sink;
}

// What one reader makes of a buffer.
inline CollectingSink read_with(ReadFunction read, std::string_view bytes,
                                const std::string& path = "a.txt",
                                const ReadContext& context = {}) {
  return read_source_with(read, *open_memory(bytes, path), context);
}

}  // namespace broadsheet
