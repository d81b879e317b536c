#include "corpus/store/stored_article.h"

#include <gtest/gtest.h>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

Article sample(int number) {
  const std::string n = std::to_string(number);
  Article article;
  article.id = "wire-" + n;
  article.title = "Harbour council votes on berth " + n;
  article.text = "The council of the harbour met on Tuesday to vote on berth " + n +
                 ".\n\nFishermen waited outside.\n\nA second vote follows in week " + n + ".";
  article.date = "2021-05-04";
  article.source = "Harbour Wire";
  article.author = "R. Tide; B. Ebb";
  article.section = "local";
  article.lang = "en";
  article.url = "https://example.org/" + n;
  article.path = "wire.jsonl";
  article.extra = R"({"desk":7})";
  return article;
}

std::vector<Article> samples(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(sample(i));
  return articles;
}

TEST(StoredArticle, ComesBackAsItWas) {
  ArticleCodec codec;
  Article zero;
  zero.text = std::string("a\0b", 3);
  Article huge = sample(2);
  huge.text.assign(3000000, 'x');
  for (const Article& article : {Article{}, sample(1), zero, huge}) {
    EXPECT_EQ(codec.decode(codec.encode(article)), article);
  }
}

TEST(StoredArticle, GivesTheTextFieldsAlone) {
  ArticleCodec codec;
  const Article article = sample(3);
  const std::string data = codec.encode(article);
  const ArticleCodec::TextView view = codec.decode_text(data);
  EXPECT_EQ(view.title, article.title);
  EXPECT_EQ(view.text, article.text);
  EXPECT_EQ(view.author, article.author);
  EXPECT_EQ(view.source, article.source);
  EXPECT_EQ(view.section, article.section);
  EXPECT_EQ(view.lang, article.lang);
}

TEST(StoredArticle, TakesLessSpaceWithADictionary) {
  const std::string dictionary = train_dictionary(samples(400));
  ASSERT_FALSE(dictionary.empty());
  EXPECT_EQ(dictionary, train_dictionary(samples(400)));
  ArticleCodec plain, trained(dictionary);
  const Article article = sample(1234);
  const std::string data = trained.encode(article);
  EXPECT_LT(data.size(), plain.encode(article).size() / 2);
  EXPECT_EQ(trained.decode(data), article);
  EXPECT_EQ(trained.decode(plain.encode(article)), article) << "written before the dictionary";
}

TEST(StoredArticle, LearnsNoDictionaryFromAFew) { EXPECT_EQ(train_dictionary(samples(20)), ""); }

TEST(StoredArticle, RefusesDamagedData) {
  const std::string dictionary = train_dictionary(samples(400));
  ArticleCodec codec, trained(dictionary);
  const std::string good = codec.encode(sample(1));
  for (const std::string& bad :
       {std::string(), std::string("\x01"), std::string("\x07") + good.substr(1),
        good.substr(0, good.size() / 2), good.substr(0, 1) + "not zstd at all",
        trained.encode(sample(1))}) {
    EXPECT_THROW(codec.decode(bad), Error) << bad.size() << " bytes";
  }
}

}  // namespace
}  // namespace broadsheet
