// The query tree after analysis: words have become sets of terms. The planner turns it into a
// Xapian query, the matcher holds it against the text of an article; both stand on the same sets,
// so they can't disagree about what matches.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/language/query_tree.h"

namespace broadsheet {

// The terms that one word of the query stands for: its stem in each language of the index, with and
// without accents. Sorted, without prefix, never empty.
struct TermSet {
  std::vector<std::string> terms;

  friend bool operator==(const TermSet&, const TermSet&) = default;
};

struct MatchNode {
  NodeKind kind = NodeKind::kGroup;
  Occur occur = Occur::kShould;
  Field field = Field::kText;
  QuerySpan where;
  std::vector<uint16_t> words;  // kWord (one), kPhrase (two or more): indices of term sets
  // Of each of the words, if it must be written so, behind the '#' or '@' of a tag or name; else
  // empty.
  std::vector<std::string> surface;
  std::vector<std::string> forms;  // of a kWord with a pattern: the surfaces that match
  bool forms_exact = true;         // all articles with the terms have one of the forms
  std::string value;               // kExact
  DayRange dates;                  // kDate
  LengthRange lengths;             // kLength
  uint32_t number = 0;             // of kNear, kAdj and kAtLeast
  unsigned times = 1;              // so often the query has it here: equal parts are one node
  std::vector<MatchNode> children;
};

struct MatchTree {
  std::vector<TermSet> sets;
  MatchNode root;    // a kGroup; without children it matches nothing
  bool cut = false;  // parts of the query were left out: it has more than may be searched
};

// True for nodes that limit a search and don't rank it: dates, lengths, ids, languages, names.
bool is_filter(const MatchNode& node);

// The children of a group by how they count.
struct GroupParts {
  std::vector<const MatchNode*> must;
  std::vector<const MatchNode*> should;
  std::vector<const MatchNode*> must_not;
};
GroupParts split_group(const MatchNode& group);

}  // namespace broadsheet
