#include "query/search/like.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/support/error.h"
#include "query/search/searcher.h"
#include "tests/query/test_index.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<Article> dam_articles() {
  return {
      make_article("dam-1", "Dam inspectors find cracks",
                   "Inspectors of the Velden dam found cracks in 1999. The turbines stand still."),
      make_article("dam-2", "Turbines halted",
                   "The turbines of the Velden dam were halted after cracks were seen in 1999."),
      make_article("chess", "Chess final drawn", "The final was drawn after a queen was lost."),
      make_article("orchestra", "Orchestra tours", "The orchestra was seen in the small town."),
      make_article("harbour", "Harbour deepened", "The harbour was deepened for larger ships."),
      make_article("choir", "Choir sings", "The choir of the town sings in the hall."),
  };
}

class LikeTest : public testing::Test {
 protected:
  std::vector<std::string> words_like(const std::string& name) {
    std::vector<std::string> words;
    for (const Node& node : searcher_.like(name).children)
      if (node.kind == NodeKind::kWord) words.push_back(node.text);
    return words;
  }

  std::vector<std::string> ids_like(const std::string& name) {
    std::vector<std::string> ids;
    for (const Hit& hit : searcher_.search(searcher_.like(name), {}).hits)
      ids.push_back(hit.article.id);
    return ids;
  }

  TestIndex index_{dam_articles()};
  Searcher searcher_{{index_.path()}};
};

TEST_F(LikeTest, FindsArticlesThatShareTellingWordsButNotTheArticleItself) {
  EXPECT_THAT(ids_like("dam-1"), ElementsAre("dam-2"));
  EXPECT_THAT(ids_like("dam-2"), Contains("dam-1"));
  EXPECT_THAT(ids_like("dam-2"), Not(Contains("dam-2")));
}

TEST_F(LikeTest, ChoosesWordsThatOthersHaveToo) {
  const std::vector<std::string> words = words_like("dam-1");
  EXPECT_THAT(words, Contains("cracks"));
  EXPECT_THAT(words, Contains("turbines"));
  EXPECT_THAT(words, Not(Contains("still")));  // of this article alone
  EXPECT_THAT(words, Not(Contains("the")));    // a stop word
  EXPECT_THAT(words, Not(Contains("1999")));   // a number
  EXPECT_EQ(words.at(0), "cracks");            // twice, the title counting threefold
}

TEST_F(LikeTest, TakesAtMostSoManyWords) {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'c'; ++b) text += std::string("qu") + a + b + "x ";
  const TestIndex index({make_article("1", "", text), make_article("2", "", text),
                         make_article("3", "", "Other."), make_article("4", "", "Things."),
                         make_article("5", "", "Stand here.")});
  Searcher searcher({index.path()});
  EXPECT_EQ(searcher.like("1").children.size(), kLikeWords + 1);
}

TEST_F(LikeTest, TakesTheTextOfAFile) {
  const TempDir dir;
  dir.write("draft.txt", "A draft about cracks, turbines and a dam.");
  EXPECT_THAT(ids_like((dir / "draft.txt").string()),
              testing::UnorderedElementsAre("dam-1", "dam-2"));
  dir.write("notes.txt", "[1] \"<3\" and 5 < 6: cracks, turbines and a dam {sic}.");
  EXPECT_THAT(ids_like((dir / "notes.txt").string()),
              testing::UnorderedElementsAre("dam-1", "dam-2"));
  dir.write("empty.txt", "");
  EXPECT_THAT(ids_like((dir / "empty.txt").string()), IsEmpty());
}

TEST_F(LikeTest, RefusesWhatItCantRead) {
  const TempDir dir;
  dir.write("page.html", "\n<!DOCTYPE html><p>Text</p>");
  dir.write("comment.html", "\xEF\xBB\xBF <!-- saved --><HTML>Cracks in the dam");
  dir.write("part.html", "Cracks <b>in the</b> dam");
  dir.write("feed.xml", std::string("\xFF\xFE<\0?\0x\0m\0l\0 \0?\0>\0", 16));
  dir.write("article.json", " {\"text\": \"cracks in the dam\"}");
  dir.write("articles.json", "[\n {\"text\": \"cracks in the dam\"}]");
  dir.write("article.pdf", "%PDF-1.7 cracks");
  dir.write("picture", std::string("cracks\0dam", 10));
  const std::vector<std::pair<std::string, std::string>> cases{
      {"no-such-id", "no article with the id 'no-such-id'"},
      {dir.path().string(), "no article"},
      {(dir / "page.html").string(), "holds markup"},
      {(dir / "comment.html").string(), "holds markup"},
      {(dir / "part.html").string(), "holds markup"},
      {(dir / "feed.xml").string(), "holds markup"},
      {(dir / "article.json").string(), "holds JSON"},
      {(dir / "articles.json").string(), "holds JSON"},
      {(dir / "article.pdf").string(), "holds a PDF file"},
      {(dir / "picture").string(), "holds binary data"},
  };
  for (const auto& [name, message] : cases) {
    try {
      searcher_.like(name);
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(message));
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    }
  }
}

}  // namespace
}  // namespace broadsheet
