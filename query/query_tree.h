// The query tree: what the parser makes of a query string and everything after it works on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/schema.h"

namespace broadsheet {

// A place in the query string, in bytes.
struct QuerySpan {
  size_t begin = 0;
  size_t end = 0;
};

enum class NodeKind : uint8_t {
  kWord,    // `text` as typed, in the scope of `field` (a stemmed or word field)
  kPhrase,  // `text` between quotes: its words in this order
  kExact,   // `text` is the one value of an exact field (lang:, id:)
  kDate,    // the article's date lies in `dates`
  kAnd,     // all children
  kOr,      // at least one child
  kNot,     // the one child doesn't match
  kGroup,   // children side by side, each with its `occur`
  kAll,     // every article: a query of filters alone
};

// How a child counts in a kGroup. With no must among them, at least one should has to match.
enum class Occur : uint8_t { kShould, kMust, kMustNot };

// Days, both inclusive, as "YYYYMMDD"; "" is open.
struct DayRange {
  std::string first;
  std::string last;
};

struct Node {
  NodeKind kind = NodeKind::kGroup;
  Occur occur = Occur::kShould;
  Field field = Field::kText;
  QuerySpan where{};
  std::string text{};
  DayRange dates{};
  std::vector<Node> children{};
};

// The tree as one line of s-expression, for tests and --explain:
// (group nato +(phrase "liaison office") -(title turkey)).
std::string describe(const Node& node);

}  // namespace broadsheet
