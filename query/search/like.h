// More like this: an article's most telling words as a query.
#pragma once

#include <cstddef>
#include <string>

#include "corpus/article/article.h"
#include "query/language/query_tree.h"
#include "query/search/verification.h"

namespace broadsheet {

// The article that `name` names: the one with that id, else the plain text in the file of that name
// ("-" is stdin), without title and id. Throws Error(kUsage) when there is neither or the file
// holds no plain text: plain_text.h.
Article article_named(const std::string& name, IndexView& index);

// How many words of an article stand for it.
inline constexpr size_t kLikeWords = 25;

// The query for articles like `article`: a kGroup of its words with the highest
//   (1 + ln f) ln(N / df),
// f being how often it has the word (in the title counted kTitleWeight times), df how many of the
// index's N articles have it; the best first. Left out are stop words, numbers and
// single letters, words of a single article and words of more than half of all. The article itself,
// if its id is in the index, is prohibited. An empty group when no word is left.
//
// The measure is tf-idf as in Lucene's MoreLikeThis (lucene.apache.org, class MoreLikeThis).
Node like_query(const Article& article, ReadingDesk& desk);

}  // namespace broadsheet
