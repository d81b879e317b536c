#include "query/answerer.h"

#include "query/parser.h"

namespace broadsheet {

ResultPage Answerer::answer(const std::string& query) {
  ResultPage page =
      searcher_.search(with_filters(parse_query(query, options_.today), options_), options_.search);
  page.query = query;
  return page;
}

}  // namespace broadsheet
