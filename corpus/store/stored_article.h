// Article <-> the data of a Xapian document.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// Writes and reads stored articles. Not thread-safe: one per thread.
//
// Format: one byte for the codec (1: zstd, 2: zstd with the index's dictionary), then a zstd frame
// (RFC 8878). Unpacked: for each field in the order of struct Article a LEB128 length and the
// bytes.
class ArticleCodec {
 public:
  // `dictionary`: the value of kMetaDictionary, or "".
  explicit ArticleCodec(std::string_view dictionary = "");
  ~ArticleCodec();
  ArticleCodec(ArticleCodec&&) noexcept;
  ArticleCodec& operator=(ArticleCodec&&) noexcept;

  std::string encode(const Article& article);

  // Throws Error(kIndex) when the data is damaged.
  Article decode(std::string_view data);

  // Only the fields that verification needs; the views live until the next call on this codec.
  struct TextView {
    std::string_view id, title, text, date, author, source, section, lang;
  };
  TextView decode_text(std::string_view data);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// A zstd dictionary (the value of kMetaDictionary) learnt from articles like those to come; "" when
// there are too few of them to learn from. The same articles always give the same dictionary.
std::string train_dictionary(std::span<const Article> articles);

}  // namespace broadsheet
