#include "query/answerer.h"

#include <spdlog/spdlog.h>

#include "query/filters.h"
#include "query/parser.h"

namespace broadsheet {

Node Answerer::tree_of(const std::string& query) {
  Node tree = parse_query(query, options_.today);
  if (options_.like.empty()) return with_filters(std::move(tree), options_);
  Node like = searcher_.like(options_.like);
  if (!tree.children.empty()) {
    tree.occur = Occur::kMust;
    like.children.push_back(std::move(tree));
  }
  return with_filters(std::move(like), options_);
}

ResultPage Answerer::answer(const std::string& query) {
  ResultPage page = searcher_.search(tree_of(query), options_.search);
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
