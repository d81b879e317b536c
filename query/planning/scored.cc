#include "query/planning/scored.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/planning/ranking.h"
#include "query/planning/sound_queries.h"

namespace broadsheet {

using Xapian::Query;

void ScoredList::add(Scored scored) {
  queries_.push_back(std::move(scored.query));
  std::ranges::move(scored.parts, std::back_inserter(parts_));
}

Scored repeated(const MatchNode& node, Scored scored) {
  if (node.times == 1) return scored;
  for (WeightedPart& part : scored.parts) {
    part.query = Query(Query::OP_SCALE_WEIGHT, part.query, node.times);
    part.query_factor *= node.times;
  }
  scored.query = Query(Query::OP_SCALE_WEIGHT, scored.query, node.times);
  return scored;
}

Scored alternative(Scored scored) {
  for (WeightedPart& part : scored.parts) part.conditions.push_back(scored.query);
  return scored;
}

Scored ScoredWords::word(const MatchNode& node, unsigned query_frequency) {
  return weighted(node, node.words[0], query_frequency);
}

Scored ScoredWords::phrase(const MatchNode& node) {
  std::vector<uint16_t> distinct(node.words);
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  ScoredList words;
  for (const uint16_t set : distinct)
    words.add(is_filter(node) ? Scored{unweighted(leaves_.known(node, set).terms)}
                              : weighted(node, set, 1));
  return words.as(all_of(words.queries()));
}

Scored ScoredWords::weighted(const MatchNode& node, uint16_t set, unsigned query_frequency) {
  const LeafQueries::KnownSet& known = leaves_.known(node, set);
  const double factor = query_factor(query_frequency);
  const Query query(Query::OP_SCALE_WEIGHT, known.terms,
                    factor * burst_factor(known.frequency, weighting_.burst));
  return {query, {{name_of(node, set), query, {}, factor}}};
}

std::string ScoredWords::name_of(const MatchNode& node, uint16_t set) const {
  const std::string& term = node.forms.empty() ? tree_.sets[set].terms[0] : node.value;
  return node.field == Field::kText ? term : std::string(field_info(node.field).name) + ":" + term;
}

}  // namespace broadsheet
