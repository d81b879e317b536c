// The query tree after analysis: words have become sets of terms. The planner turns it into a
// Xapian query, the matcher holds it against the text of an article; both stand on the same sets,
// so they can't disagree about what matches.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/analysis/analyzer.h"
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
  std::vector<uint16_t> words;       // kWord (one), kPhrase (two or more): indices of term sets
  std::vector<std::string> surface;  // of each of the words, if it must be written so; else empty
  std::vector<std::string> forms;    // of a kWord with a pattern: the surfaces that match
  bool forms_exact = true;           // all articles with the terms have one of the forms
  std::string value;                 // kExact
  DayRange dates;                    // kDate
  LengthRange lengths;               // kLength
  uint32_t number = 0;               // of kNear, kAdj and kAtLeast
  std::vector<MatchNode> children;
};

struct MatchTree {
  std::vector<TermSet> sets;
  MatchNode root;  // a kGroup; without children it matches nothing
};

// A language of the articles of an index.
struct IndexLanguage {
  std::string code;  // "" stands for all languages without a stemmer
  // All articles in the language if they are few, else empty. A query word takes a stem of such a
  // language only if one of them has it: a handful of articles, often mistaken for that language,
  // would else add stems that mean something different in all the others.
  std::vector<Xapian::docid> articles{};
};
using IndexLanguages = std::vector<IndexLanguage>;

// What goes beyond is ignored. Repeated words and phrases count each time: a search takes a time
// that grows with the square of their number.
inline constexpr size_t kMaxQueryWords = 1000;  // distinct ones
inline constexpr size_t kMaxQueryParts = 4000;
inline constexpr size_t kMaxQueryPhrases = 1000;

// Analyses the words of a query tree.
//
// - A word that analysis cuts in several ("e-mail", "AT-LAST") becomes a phrase.
// - A phrase with a distance becomes a kNear of its words; more than kMaxNearOperands are refused
//   with a QueryError, here and for NEAR and ADJ.
// - The terms of a word to be found as written are those of all its forms in capitals.
// - Words of which nothing is left (punctuation) are dropped.
// - Snowball's stop words are dropped from a group that has other words, unless they are quoted or
//   demanded by "+". With several languages in the index, a word counts as a stop word where most
//   of the articles that hold it are in a language in which it is one.
// - In a query of four or more words all in capitals, capitals mean nothing.
// - Of a query of more than kMaxQueryWords distinct words, the first ones are searched.
// - An elision before an unquoted word is dropped: "l'Europe" is Europe.
// - A single character of a script without spaces, alone or at the end of a phrase, stands for
//   every pair that it begins.
MatchTree analyze_query(const Node& root, const Xapian::Database& db,
                        const IndexLanguages& languages, AnalyzerSet& analyzers);

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
