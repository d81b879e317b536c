// The query tree: what the parser makes of a query string and everything after it works on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/store/schema.h"
#include "query/language/word_pattern.h"

namespace broadsheet {

// A place in the query string, in bytes.
struct QuerySpan {
  size_t begin = 0;
  size_t end = 0;
};

enum class NodeKind : uint8_t {
  kWord,       // `text` as typed, in the scope of `field` (a stemmed or word field)
  kPhrase,     // `text` between quotes: its words in this order; with `number`, within N words
  kExact,      // `text` is the one value of an exact field (lang:, id:)
  kDate,       // the article's date lies in `dates`
  kLength,     // the number of the article's words lies in `lengths`
  kAnd,        // all children
  kOr,         // at least one child
  kNot,        // the one child doesn't match
  kGroup,      // children side by side, each with its `occur`
  kNear,       // a place of each child, each within `number` words of the next, in any order
  kAdj,        // the same, in the order of the children
  kSentence,   // one sentence in which all children match
  kParagraph,  // one paragraph in which all children match
  kLead,       // the one child matches in the headline and the first kLeadWords words
  kAtLeast,    // the one child has `number` places or more
  kAll,        // every article: a query of filters alone
};

// How much of an article's text its lead is, in words, beside the headline.
inline constexpr uint32_t kLeadWords = 60;

// How a child counts in a kGroup. With no must among them, at least one should has to match.
enum class Occur : uint8_t { kShould, kMust, kMustNot };

// Days, both inclusive, as "YYYYMMDD"; "" is open.
struct DayRange {
  std::string first{};
  std::string last{};
  bool undated = false;  // instead: the articles without a date

  bool limits() const { return undated || !first.empty() || !last.empty(); }
};

// Numbers of words, both inclusive.
struct LengthRange {
  uint64_t least = 0;
  uint64_t most = UINT64_MAX;
};

// The words of an index that a pattern stands for; see word_expansion.h.
struct PatternWords {
  std::vector<std::string> words{};  // surfaces, sorted
  std::vector<std::string> terms{};  // theirs, sorted
  bool exact = true;                 // no other word has one of the terms: they needn't be verified
};

struct Node {
  NodeKind kind = NodeKind::kGroup;
  Occur occur = Occur::kShould;
  Field field = Field::kText;
  QuerySpan where{};
  std::string text{};
  size_t text_at = 0;    // of kWord and kPhrase: where `text` begins in the query, in bytes
  bool surface = false;  // of kWord and kPhrase: exactly as written
  uint32_t number = 0;   // a distance in words, or how many
  DayRange dates{};
  LengthRange lengths{};
  std::optional<WordPattern> pattern{};  // of a kWord that stands for others
  PatternWords stands_for{};
  std::vector<Node> children{};
};

// The tree as one line of s-expression, for tests and --explain:
// (group nato +(phrase "liaison office") -(title turkey) (near/5 kyiv =(phrase "Black Sea"))).
std::string describe(const Node& node);

}  // namespace broadsheet
