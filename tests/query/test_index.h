// A small index on disk for the tests of searching.
#pragma once

#include <string>
#include <vector>

#include "corpus/article/article.h"
#include "query/search/results.h"
#include "query/search/searcher.h"
#include "tests/temp_dir.h"

namespace broadsheet {

// An index of these articles, in this order, in a directory of its own.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Article>& articles, bool positions = false);
  std::string path() const { return (directory_ / "news.db").string(); }

  // The page of a query, parsed with 2024-05-15 as today.
  ResultPage search(std::string_view query, const SearchOptions& options = {}) const;

  // The ids of its hits, in rank order.
  std::vector<std::string> ids(std::string_view query, const SearchOptions& options = {}) const;

 private:
  TempDir directory_;
};

// An English article of which only these matter.
Article make_article(std::string id, std::string title, std::string text, std::string date = "");

}  // namespace broadsheet
