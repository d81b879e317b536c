// What a search returns and every output format shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/article/article.h"
#include "query/matching/fragment.h"

namespace broadsheet {

struct TermScore {
  std::string term;
  double score;
};

struct Hit {
  size_t rank = 0;  // from 1, offset included
  double score = 0;
  Article article;
  uint64_t words = 0;
  std::string index;                // the path of its index, as given
  Fragment title;                   // the whole title with its highlights
  std::vector<Fragment> fragments;  // in text order; empty with --no-snippet
  std::vector<TermScore> scores;    // with --explain: adds up to `score`
};

struct ValueCount {
  std::string value;
  uint64_t count = 0;

  friend bool operator==(const ValueCount&, const ValueCount&) = default;
};

// How the matches spread over the values of a field, or over time.
struct Distribution {
  std::string name;  // of the field, or the unit of time
  std::vector<ValueCount> counts;
};

// The answer to one query.
struct ResultPage {
  std::string qid;          // of a batch; "" for a single query
  std::string query;        // as typed
  std::string interpreted;  // the query tree in words
  std::string xapian;       // the Xapian query; only with --explain
  size_t indexes = 1;       // that were searched
  uint64_t total = 0;
  bool total_exact = true;
  bool stopped = false;  // at the limit of verification: `total` have been found, more may be there
  bool partial = false;  // the query was too much work: `total` have been found; a note says so
  double took_ms = 0;
  bool unknown_word = false;  // a word of the query is in no article
  std::optional<std::string> suggestion;
  std::optional<std::string> corrected;  // --auto-correct: the query that was searched instead
  std::vector<std::string> notes;  // for the user: where the answer holds less than was asked for
  std::vector<Hit> hits;
  std::vector<Distribution> facets;      // as asked for, in that order
  std::optional<Distribution> timeline;  // if asked for
  std::string error;  // of a batch query that failed: the message; the rest is then empty
};

}  // namespace broadsheet
