// Fuzz target: any bytes as a query, through parser, planner, Xapian and matcher, on a small index.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/support/error.h"
#include "query/language/parser.h"
#include "query/language/query_notes.h"
#include "query/search/searcher.h"
#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

constexpr std::string_view kToday = "20240515";

std::vector<Article> news() {
  std::vector<Article> articles = {
      make_article("nato", "NATO opens office",
                   "The liaison office in Kyiv grows. NATO sends a report.\n\nThe US and us agree.",
                   "2014-04-02"),
      make_article("post", "Village post", "The liaison left. The office closed.", "2016-01-10"),
      make_article("flood", "River floods town", "The mayor called the army. The army came.",
                   "2014-04-03"),
      make_article("undated", "Town without a date", "A town is a town.\n\nA town is old.", ""),
      make_article("tokyo", "震度7", "東京都で最大震度7を観測。大きな地震。", "2023-01-01"),
  };
  articles[0].source = "Reuters";
  articles[0].author = "Jane Doe";
  articles[4].lang = "ja";
  return articles;
}

// What a user is shown must be Broadsheet's own words.
void check_message(const std::string& text, const std::string& message) {
  if (message.find("Xapian") == std::string::npos || text.find("Xapian") != std::string::npos)
    return;
  std::cerr << "a message of Xapian is shown: " << message << '\n';
  std::abort();
}

void search(const std::string& text, Searcher& searcher) {
  try {
    const Node tree = parse_query(text, kToday);
    query_notes(text);
    searcher.search(tree, {.explain = true});
    searcher.search(tree, {.sort = SortOrder::kNewestFirst, .count_only = true});
    searcher.suggest(text, tree);
  } catch (const QueryError& error) {
    check_message(text, error.what());
    point_at(text, error.where());
  }
}

}  // namespace
}  // namespace broadsheet

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const broadsheet::TestIndex index(broadsheet::news());
  static broadsheet::Searcher searcher({index.path()});
  const std::string text(reinterpret_cast<const char*>(data), size);
  broadsheet::search(text, searcher);
  return 0;
}
