#include <fmt/format.h>
#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/plain/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

TEST(Markdown, TakesFieldsFromFrontMatter) {
  const auto sink = read_with(read_markdown,
                              "---\r\n"
                              "title: \"Ferry: the *new* one\"\r\n"
                              "date: 2014-04-02 17:30:00 +0200\r\n"
                              "authors:\r\n"
                              "  - name: Jane Doe\r\n"
                              "    email: jane@e.example\r\n"
                              "  - John Roe\r\n"
                              "tags: [ferry, port]\r\n"
                              "categories: [Local]\r\n"
                              "description: It sails at last.\r\n"
                              "layout: post\r\n"
                              "lang: ~\r\n"
                              "---\r\n"
                              "# Departure\r\n"
                              "\r\n"
                              "The **ferry** [sails](https://e.example)\r\n"
                              "&amp; returns.\r\n"
                              "\r\n"
                              "- one\r\n"
                              "- two\r\n"
                              "\r\n"
                              "| a | b |\r\n|---|---|\r\n| c | d |\r\n",
                              "a.md");
  ASSERT_EQ(sink.articles.size(), 1u);
  const Article expected{
      .id = "a.md",
      .title = "Ferry: the *new* one",
      .text =
          "It sails at last.\n\nDeparture\n\nThe ferry sails & returns.\n\none\ntwo\n\na b\nc d",
      .date = "2014-04-02T17:30:00+02:00",
      .author = "Jane Doe; John Roe",
      .section = "Local",
      .path = "a.md",
      .extra = R"({"layout":"post"})",
      .subtitle = "It sails at last.",
      .keywords = "ferry; port"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_TRUE(sink.failures.empty());
}

TEST(Markdown, TakesTheFirstHeadingAsTitle) {
  struct Case {
    std::string_view markdown, title, text;
  };
  const std::vector<Case> cases = {
      {"Ferry *sails*\n===\n\nAt last.\n", "Ferry sails", "At last."},
      {"---\ntitle: Ferry\n---\n# Ferry\n\nAt last.\n", "Ferry", "At last."},
      {"At last.\n\n# Ferry\n", "", "At last.\n\nFerry"},
      {"# a\n\n<script>x</script><p>b</p>\n", "a", "b"},
      // A rule, not front matter.
      {"---\n\nAt last.\n", "", "At last."},
  };
  for (const auto& [markdown, title, text] : cases) {
    const auto sink = read_with(read_markdown, markdown);
    ASSERT_EQ(sink.articles.size(), 1u) << markdown;
    EXPECT_EQ(sink.articles[0].title, title) << markdown;
    EXPECT_EQ(sink.articles[0].text, text) << markdown;
  }
}

TEST(Markdown, ReportsDamagedFrontMatterAndReadsTheText) {
  const auto sink = read_with(read_markdown, "---\ntitle: [a\n---\n# Ferry\n\nIt sails.\n");
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "Ferry");
  EXPECT_EQ(sink.articles[0].text, "It sails.");
  EXPECT_EQ(sink.failures.size(), 1u);
}

TEST(Markdown, HoldsDraftsBack) {
  for (const std::string line : {"draft: true", "published: false"}) {
    const auto sink = read_with(read_markdown, "---\ntitle: a\n" + line + "\n---\nb\n");
    ASSERT_EQ(sink.articles.size(), 1u);
    EXPECT_EQ(sink.articles[0].status, "withheld") << line;
    EXPECT_EQ(sink.articles[0].text, "") << line;
  }
  EXPECT_EQ(read_with(read_markdown, "---\ndraft: false\n---\nb\n").articles.at(0).status, "");
}

TEST(Markdown, StandsHostileFrontMatter) {
  std::string bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int n = 0; n < 10; ++n) bomb += fmt::format("{}*a{}", n == 0 ? "" : ", ", i - 1);
    bomb += "]\n";
  }
  EXPECT_EQ(read_with(read_markdown, bomb + "---\ntext\n").articles.at(0).text, "text");
  const std::string deep = "---\na: " + std::string(10000, '[') + "\n---\ntext\n";
  EXPECT_EQ(read_with(read_markdown, deep).articles.at(0).text, "text");
  const std::string long_one = "---\na: " + std::string(100000, '[') + "\n---\ntext\n";
  EXPECT_TRUE(read_with(read_markdown, long_one).articles.at(0).text.ends_with("text"));
  const std::string quotes = std::string(100000, '>') + " text\n";
  EXPECT_LE(read_with(read_markdown, quotes).articles.size(), 1u);
}

TEST(Markdown, IsRecognisedByFrontMatterOrName) {
  EXPECT_EQ(recognise_format("a.txt", "---\ntitle: a\n---\nb\n")->name, "markdown");
  EXPECT_EQ(recognise_format("a.md", "b\n")->name, "markdown");
  EXPECT_EQ(recognise_format("a.txt", "---\nb\n---\n")->name, "text");
}

}  // namespace
}  // namespace broadsheet
