// Random articles and query trees over a small vocabulary, for the differential test.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "corpus/article/article.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// Where a node is to stand, and so what it may be; see query/language/nesting_rules.h.
enum class NodePlace : unsigned {
  kAnywhere = 1,
  kInText = 2,        // below SENTENCE, PARAGRAPH, lead:
  kAlternatives = 4,  // below NEAR, ADJ, atleastN:
};

class TreeGenerator {
 public:
  explicit TreeGenerator(unsigned seed) : random_(seed) {}

  std::vector<Article> articles(size_t count);

  // A kGroup, as every query is.
  Node query();

  // For the rows of the table of kinds.
  Node node(int depth, NodePlace place);
  size_t below(size_t limit) { return random_() % limit; }
  bool chance(size_t percent) { return below(100) < percent; }
  std::string word();  // in any form and case
  std::string phrase(size_t words);

 private:
  std::string text(size_t words);

  std::mt19937 random_;
};

}  // namespace broadsheet
