// What is asked of an index, as the options mean it: whoever asks, a command line or another caller.
#pragma once

#include <string>
#include <vector>

#include "query/answer/topic_field.h"
#include "query/language/query_tree.h"
#include "query/output/output_format.h"
#include "query/search/searcher.h"

namespace broadsheet {

struct SpellingOptions {
  bool auto_correct = false;  // without hits, search what would be suggested
};

struct QueryOptions {
  std::vector<std::string> databases;  // at least one
  std::string query;                   // the words, joined by a space; may be "" beside a filter
  std::string batch;                   // a file of queries or "-"; "" without --batch
  std::string like;                    // the id of an article, or a file; "" without --like
  std::vector<TopicField> topic_fields;

  std::string today;  // "YYYYMMDD" in local time: what all relative dates count from
  DayRange dates;     // of --since and --until; both "" without
  std::string lang;   // normalised; "" without --lang

  SearchOptions search;  // limit, offset, sort, ranking, snippets, explain, count_only
  SpellingOptions spelling;
  const OutputFormat* format = nullptr;
  OutputOptions output;  // colour and width are those of stdout

  unsigned jobs = 1;  // threads of a batch or of a single query
};

// True if matches are to be counted, for which every article may match.
bool counts_all(const SearchOptions& search);

}  // namespace broadsheet
