// What a query tree means, written down from the definitions as simply as can be: no analyzer, no
// index, no code of the matcher. For texts of TreeGenerator only (ASCII, a plural "s", "'s").
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "corpus/article/article.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// Field, first and last byte of a place to be highlighted.
using NaiveSpan = std::tuple<Field, size_t, size_t>;

struct NaiveWord {
  std::string written;  // without "'s"
  std::string stem;
  size_t begin = 0;
  size_t end = 0;
  size_t sentence = 0;
  size_t paragraph = 0;
};

struct NaiveArticle {
  explicit NaiveArticle(const Article& article);

  std::string id;
  std::string day;  // "YYYYMMDD"; "" without a date
  std::vector<NaiveWord> title;
  std::vector<NaiveWord> text;
  std::vector<NaiveWord> author;
};

// True if the article matches; then `spans` holds what is to be highlighted.
bool naive_match(const Node& query, const NaiveArticle& article, std::set<NaiveSpan>& spans);

}  // namespace broadsheet
