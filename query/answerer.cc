#include "query/answerer.h"

#include "query/parser.h"

namespace broadsheet {

Node restrict_query(Node query, const Restrictions& restrictions) {
  std::vector<Node> filters;
  for (const auto& dates : {restrictions.since, restrictions.until})
    if (dates)
      filters.push_back(
          {.kind = NodeKind::kDate, .occur = Occur::kMust, .field = Field::kDate, .dates = *dates});
  if (!restrictions.lang.empty())
    filters.push_back({.kind = NodeKind::kExact,
                       .occur = Occur::kMust,
                       .field = Field::kLang,
                       .text = restrictions.lang});
  if (filters.empty()) return query;
  Node root{.kind = NodeKind::kGroup, .where = query.where};
  if (!query.children.empty()) {
    query.occur = Occur::kMust;
    root.children.push_back(std::move(query));
  }
  for (Node& filter : filters) root.children.push_back(std::move(filter));
  return root;
}

Answerer::Answerer(std::vector<std::string> indexes, SearchOptions options,
                   Restrictions restrictions, std::string today)
    : searcher_(std::move(indexes)),
      options_(options),
      restrictions_(std::move(restrictions)),
      today_(std::move(today)) {}

ResultPage Answerer::answer(const std::string& query) {
  ResultPage page =
      searcher_.search(restrict_query(parse_query(query, today_), restrictions_), options_);
  page.query = query;
  return page;
}

}  // namespace broadsheet
