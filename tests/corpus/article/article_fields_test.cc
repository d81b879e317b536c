// The table of fields, and what goes by it.
#include "corpus/article/article_fields.h"

#include <gtest/gtest.h>

#include <set>

#include "corpus/store/stored_article.h"

namespace broadsheet {
namespace {

// Each field with another value, of another length.
Article article_with_all_fields() {
  Article article;
  for (size_t i = 0; i < kArticleFields.size(); ++i)
    article.*kArticleFields[i].member = std::string(i + 1, static_cast<char>('a' + i));
  return article;
}

TEST(ArticleFields, AreAllThereOnce) {
  std::set<std::string> values;
  std::set<std::string_view> names;
  const Article article = article_with_all_fields();
  for (const ArticleField& field : kArticleFields) {
    values.insert(article.*field.member);
    names.insert(field.name);
  }
  EXPECT_EQ(values.size(), kArticleFields.size());
  EXPECT_EQ(names.size(), kArticleFields.size());
}

TEST(ArticleFields, AreAllMeasured) {
  const size_t n = kArticleFields.size();
  EXPECT_EQ(article_bytes(article_with_all_fields()), n * (n + 1) / 2);
  Article article;
  article.path = "news/a.txt";
  EXPECT_EQ(article_bytes(article), article.path.size());
}

TEST(ArticleFields, AreAllStored) {
  const Article article = article_with_all_fields();
  EXPECT_EQ(ArticleCodec("").decode(ArticleCodec("").encode(article)), article);
}

}  // namespace
}  // namespace broadsheet
