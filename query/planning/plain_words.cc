#include "query/planning/plain_words.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "query/planning/ranking.h"

namespace broadsheet {
namespace {

bool is_plain(const MatchNode& node) {
  return node.kind == NodeKind::kWord && node.occur == Occur::kShould && node.surface.empty() &&
         node.forms.empty() && !is_filter(node);
}

}  // namespace

std::optional<WordQuery> plain_words(const MatchTree& tree, LeafQueries& leaves,
                                     const Weighting& weighting) {
  const std::vector<MatchNode>& nodes = tree.root.children;
  if (weighting.scheme != weighting_schemes().data() || nodes.empty() ||
      !std::ranges::all_of(nodes, is_plain))
    return std::nullopt;
  std::map<std::pair<Field, uint16_t>, unsigned> times;
  for (const MatchNode& node : nodes) times[{node.field, node.words[0]}] += node.times;
  WordQuery query{.words = {}, .bonus = times.size() > 1 ? weighting.bonus : 0};
  for (const MatchNode& node : nodes) {
    const auto word = times.extract({node.field, node.words[0]});
    if (word.empty()) continue;
    const LeafQueries::KnownSet& set = leaves.known(node, node.words[0]);
    query.words.push_back(
        {.terms = set.names,
         .factor = query_factor(word.mapped()) * burst_factor(set.frequency, weighting.burst)});
  }
  return query;
}

}  // namespace broadsheet
