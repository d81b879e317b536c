#include "query/planning/sound_queries.h"

#include <algorithm>

#include "query/planning/article_sources.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

using Xapian::Query;

// True if Xapian makes a list of it that may turn into an optional one.
bool is_alternative(const Query& query) {
  if (query.empty()) return false;
  if (query.get_type() == Query::OP_SCALE_WEIGHT) return is_alternative(query.get_subquery(0));
  return query.get_type() == Query::OP_OR;
}

Query every_id() { return Query((new EveryId)->release()); }

}  // namespace

Query unweighted(const Query& query) { return Query(Query::OP_SCALE_WEIGHT, query, 0.0); }

Query any_of(const std::vector<Query>& queries) {
  return Query(Query::OP_OR, queries.begin(), queries.end());
}

Query all_of(const std::vector<Query>& queries) {
  const Query all(Query::OP_AND, queries.begin(), queries.end());
  if (queries.size() < 2 || std::ranges::none_of(queries, is_alternative)) return all;
  return Query(Query::OP_FILTER, all, every_id());
}

Query with_optional(const Query& query, const Query& optional) {
  if (query.empty() || optional.empty()) return query;
  const Query maybe(Query::OP_OR, optional, unweighted(match_all()));
  return Query(Query::OP_FILTER, Query(Query::OP_AND, query, maybe), every_id());
}

Query filtered(const Query& query, const Query& filter) {
  return Query(Query::OP_FILTER, whole(query), filter);
}

Query without(const Query& query, const std::vector<Query>& unwanted) {
  if (unwanted.empty()) return query;
  return Query(Query::OP_AND_NOT, whole(query), any_of(unwanted));
}

Query whole(const Query& query) {
  return is_alternative(query) ? Query(Query::OP_FILTER, query, every_id()) : query;
}

}  // namespace broadsheet
