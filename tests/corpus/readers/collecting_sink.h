// A sink that keeps what readers deliver, for tests to look at.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/input/byte_source.h"
#include "corpus/input/reader.h"
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

struct Failure {
  std::string path;
  std::string record;
  std::string reason;
};

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
  void failed(std::string_view path, std::string_view record, std::string_view reason) override {
    failures.push_back({std::string(path), std::string(record), std::string(reason)});
  }

  std::vector<Article> articles;
  std::vector<Failure> failures;
};

// What one reader makes of a buffer.
inline CollectingSink read_with(ReadFunction read, std::string_view bytes,
                                const std::string& path = "a.txt") {
  CollectingSink sink;
  auto source = open_memory(bytes, path);
  read(*source, ReadContext{}, sink);
  return sink;
}

}  // namespace broadsheet
