#include "query/planning/plain_words.h"

#include <algorithm>

#include "query/planning/ranking.h"

namespace broadsheet {
bool is_plain_word(const MatchNode& node) {
  return node.kind == NodeKind::kWord && node.surface.empty() && node.forms.empty();
}

std::optional<WordQuery> plain_words(const MatchTree& tree, LeafQueries& leaves,
                                     const Weighting& weighting) {
  const std::vector<MatchNode>& nodes = tree.root.children;
  const auto is_optional_word = [](const MatchNode& node) {
    return is_plain_word(node) && node.occur == Occur::kShould && !is_filter(node);
  };
  if (weighting.scheme != weighting_schemes().data() || nodes.empty() ||
      !std::ranges::all_of(nodes, is_optional_word))
    return std::nullopt;
  WordQuery query{.words = {}, .bonus = nodes.size() > 1 ? weighting.bonus : 0};
  for (const MatchNode& node : nodes) {
    const LeafQueries::KnownSet& set = leaves.known(node, node.words[0]);
    query.words.push_back(
        {.terms = set.names,
         .factor = query_factor(node.times) * burst_factor(set.frequency, weighting.burst)});
  }
  return query;
}

}  // namespace broadsheet
