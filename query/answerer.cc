#include "query/answerer.h"

#include <spdlog/spdlog.h>

#include "query/parser.h"

namespace broadsheet {

ResultPage Answerer::answer(const std::string& query) {
  ResultPage page =
      searcher_.search(with_filters(parse_query(query, options_.today), options_), options_.search);
  page.query = query;
  for (const std::string& note : page.notes) spdlog::warn("{}", note);
  if (page.stopped)
    spdlog::warn(
        "{}: gave up after the best {} candidates, of which few match; narrow the query, "
        "or ask for --count, which looks at all",
        query, options_.search.most_verified);
  return page;
}

}  // namespace broadsheet
