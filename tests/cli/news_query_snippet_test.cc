// Snippets and highlights of news-query, held against the stored text that news-index exports.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <array>
#include <map>

#include "tests/cli/news_query_samples.h"

namespace broadsheet {
namespace {

using testing::ElementsAreArray;

constexpr std::array<std::pair<const char*, const char*>, 5> kEntities{
    {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

std::string without_entities(std::string text) {
  for (const auto& [entity, character] : kEntities)
    text = replace_all(std::move(text), entity, character);
  return text;
}

std::string plain(const std::string& snippet) {
  return without_entities(replace_all(replace_all(snippet, "<mark>", ""), "</mark>", ""));
}

// What stands between the marks of a snippet, in order.
std::vector<std::string> marked(const Json& hit) {
  std::vector<std::string> pieces;
  if (hit["snippet"].is_null()) return pieces;
  const std::string snippet = hit["snippet"];
  for (size_t at = 0; (at = snippet.find("<mark>", at)) != snippet.npos;) {
    const size_t begin = at + 6;
    at = snippet.find("</mark>", begin);
    pieces.push_back(without_entities(snippet.substr(begin, at - begin)));
  }
  return pieces;
}

int32_t code_points(const std::string& text) {
  return icu::UnicodeString::fromUTF8(text).countChar32();
}

// The code points [start, end) of a text.
std::string slice(const std::string& text, int32_t start, int32_t end) {
  const auto units = icu::UnicodeString::fromUTF8(text);
  const int32_t begin = units.moveIndex32(0, start);
  std::string out;
  units.tempSubStringBetween(begin, units.moveIndex32(begin, end - start)).toUTF8String(out);
  return out;
}

std::map<std::string, Json> exported() {
  std::map<std::string, Json> articles;
  for (const std::string& line : lines_of(samples().index({"export"}).out)) {
    Json article = Json::parse(line);
    const std::string id = article["id"];
    articles.emplace(id, std::move(article));
  }
  return articles;
}

TEST(NewsQuerySnippet, NeverExceedsItsLength) {
  std::string batch;
  for (const std::string& query : matching_queries(40)) batch += query + "\n";
  size_t checked = 0;
  for (int32_t length = 20; length <= 400; length += length < 60 ? 1 : 17) {
    const ProgramResult result = samples().query(
        {"--format", "jsonl", "--snippet-length", std::to_string(length), "--batch", "-"}, batch);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    for (const std::string& line : lines_of(result.out)) {
      const Json hit = Json::parse(line);
      const std::string snippet = plain(hit["snippet"]);
      EXPECT_LE(code_points(snippet), length) << hit["id"] << " " << snippet;
      ++checked;
    }
  }
  EXPECT_GT(checked, 1000U);
}

TEST(NewsQuerySnippet, HighlightsAreThePlacesOfTheMarksInTheStoredText) {
  const std::map<std::string, Json> articles = exported();
  ASSERT_EQ(articles.size(), 51U);
  size_t checked = 0;
  for (const GoldenQuery& golden : golden_queries()) {
    const Json answer = json_answer(samples(), golden.arguments({"-n", "1000"}));
    for (const Json& hit : answer["hits"]) {
      std::vector<std::string> pieces;
      for (const Json& fragment : hit["fragments"]) {
        const std::string text = articles.at(hit["id"])[std::string(fragment["field"])];
        for (const Json& place : fragment["highlights"]) {
          EXPECT_LE(fragment["start"], place[0]);
          EXPECT_LE(place[1], fragment["end"]);
          pieces.push_back(slice(text, place[0], place[1]));
        }
      }
      EXPECT_THAT(marked(hit), ElementsAreArray(pieces)) << golden.query << hit["id"];
      checked += pieces.size();
    }
  }
  EXPECT_GT(checked, 200U);
}

// A query, an article that it finds, and every word that is marked in a long snippet of it.
struct Marks {
  std::string query, id;
  std::vector<std::string> pieces;
};

TEST(NewsQuerySnippet, MarksExactlyWhatMatched) {
  const std::vector<Marks> table{
      {"\"liaison office\"", "dispatch-20180914-kaesong", {"liaison office", "liaison officers"}},
      {"WHO", "wire-2014-1020-who", {"WHO", "WHO's", "WHO"}},
      {"us", "corpus/samples/us-steel-tariffs-2018.txt", {"us"}},
      {"c++", "corpus/samples/cpp-committee-2019.html", {"C++", "C++"}},
      {"ледоколы", "corpus/samples/ledokol-arktika-2020.txt", {"ледокол", "ледокол", "ледокол"}},
      {"sequia", "dispatch-20230321-sau", {"sequía"}},
      {"津波", "corpus/samples/noto-jishin-2024.txt", {"津波"}},
  };
  for (const Marks& row : table) {
    const Json answer = json_answer(samples(), {"-n", "100", "--snippet-length", "10000",
                                                "--fragments", "100", "--", row.query});
    std::vector<std::string> pieces;
    for (const Json& hit : answer["hits"])
      if (hit["id"] == row.id) pieces = marked(hit);
    EXPECT_THAT(pieces, ElementsAreArray(row.pieces)) << row.query;
  }
}

}  // namespace
}  // namespace broadsheet
