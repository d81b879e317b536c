// The command line of news-query, as meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/answer/batch_input.h"
#include "query/cli/spelling_options.h"
#include "query/language/query_tree.h"
#include "query/output/output.h"
#include "query/search/searcher.h"

namespace broadsheet {

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
  int verbosity = 0;  // as start_logging() takes it
};

// Reads the command line, the configuration file and the environment (NEWS_DB, NO_COLOR,
// XDG_CONFIG_HOME). The command line counts more than the environment, that more than the file.
// Nothing when help or the version was asked for and has been printed to stdout. Throws
// Error(kUsage). How words of the query that begin with a dash are told from options: arguments.h.
std::optional<QueryOptions> parse_query_options(int argc, char** argv);

}  // namespace broadsheet
