// The command line of news-query: what is typed becomes a request.
#pragma once

#include <optional>

#include "corpus/program/common_options.h"
#include "query/answer/request.h"

namespace broadsheet {

struct QueryCommandLine {
  CommonOptions common{};
  QueryOptions query{};
};

// Reads the command line, the configuration file and the environment (NEWS_DB, NO_COLOR,
// XDG_CONFIG_HOME). The command line counts more than the environment, that more than the file.
// nullopt when help or the version was asked for and has been printed to stdout. Throws
// Error(kUsage). How words of the query that begin with a dash are distinguished from options:
// corpus/program/arguments.h.
std::optional<QueryCommandLine> parse_query_options(int argc, char** argv);

}  // namespace broadsheet
