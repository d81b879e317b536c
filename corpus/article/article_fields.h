// The fields of an article, in one table. What stores, exports, reads, measures or prints all of
// them goes by it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

enum class FieldShape : uint8_t {
  kText,     // paragraphs, see clean_text
  kLine,     // one line, see to_one_line
  kExact,    // as it is, but for control characters
  kMembers,  // a JSON object, not a value: the members that no other field holds
};

struct ArticleField {
  std::string_view name;        // as in JSON lines, `export` and --fields
  std::string_view other_name;  // what JSON lines may call it too, or ""
  std::string Article::*member;
  FieldShape shape;
  std::string_view joiner;  // stands between the values of a list
};

// In stored order. Append only: indexes on disk depend on it (stored_article.cc).
inline constexpr std::array kArticleFields{
    ArticleField{"id", "_id", &Article::id, FieldShape::kExact, " "},
    ArticleField{"title", "", &Article::title, FieldShape::kLine, " "},
    ArticleField{"text", "body", &Article::text, FieldShape::kText, "\n\n"},
    ArticleField{"date", "", &Article::date, FieldShape::kLine, " "},
    ArticleField{"source", "", &Article::source, FieldShape::kLine, "; "},
    ArticleField{"author", "", &Article::author, FieldShape::kLine, "; "},
    ArticleField{"section", "", &Article::section, FieldShape::kLine, "; "},
    ArticleField{"lang", "", &Article::lang, FieldShape::kLine, " "},
    ArticleField{"url", "", &Article::url, FieldShape::kExact, " "},
    ArticleField{"path", "", &Article::path, FieldShape::kExact, " "},
    ArticleField{"extra", "", &Article::extra, FieldShape::kMembers, ""},
    ArticleField{"subtitle", "", &Article::subtitle, FieldShape::kLine, " "},
    ArticleField{"dateline", "", &Article::dateline, FieldShape::kLine, " "},
    ArticleField{"keywords", "", &Article::keywords, FieldShape::kLine, "; "},
    ArticleField{"modified", "", &Article::modified, FieldShape::kLine, " "},
    ArticleField{"version", "", &Article::version, FieldShape::kLine, " "},
    ArticleField{"status", "", &Article::status, FieldShape::kLine, " "},
    ArticleField{"embargo", "", &Article::embargo, FieldShape::kLine, " "},
};
static_assert(sizeof(Article) == kArticleFields.size() * sizeof(std::string),
              "a field is missing here");

// The place of a field in the table.
constexpr size_t field_index(std::string Article::*member) {
  size_t i = 0;
  while (kArticleFields.at(i).member != member) ++i;
  return i;
}

// Bytes of all fields of an article.
inline size_t article_bytes(const Article& article) {
  size_t bytes = 0;
  for (const ArticleField& field : kArticleFields) bytes += (article.*field.member).size();
  return bytes;
}

}  // namespace broadsheet
