// What the fuzz targets of readers have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

#include "corpus/article/article_fields.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

// Aborts when an article breaks what the index relies on.
class StrictSink : public ArticleSink {
 public:
  void article(Article&& article) override {
    if (article.id.empty() || article.path.empty()) std::abort();
    for (const ArticleField& field : kArticleFields)
      if (!is_valid_utf8(article.*field.member)) std::abort();
  }
  void failed(Failure&& failure) override {
    if (failure.reason.empty()) std::abort();
  }
  void skipped(Failure&& file) override { failed(std::move(file)); }
  void warned(Failure&& warning) override { failed(std::move(warning)); }
};

// Any bytes through each of the readers.
inline void fuzz_readers(const uint8_t* data, size_t size,
                         std::initializer_list<ReadFunction> readers) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (ReadFunction read : readers) {
    StrictSink sink;
    try {
      const auto source = open_memory(bytes, "fuzz");
      const ReadContext context;
      Delivery delivery(*source, context, sink);
      read(*source, delivery);
      delivery.finish();
    } catch (const InputError&) {
    }
  }
}

}  // namespace broadsheet
