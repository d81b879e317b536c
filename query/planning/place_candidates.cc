#include "query/planning/place_candidates.h"

#include <iterator>
#include <utility>

#include "query/planning/sound_queries.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

class PlaceCandidates {
 public:
  PlaceCandidates(ScoredWords& words, bool below_not) : words_(words), below_not_(below_not) {}

  Scored of(const MatchNode& node) {
    switch (node.kind) {
      case NodeKind::kWord:
        return words_.word(node, 1);
      case NodeKind::kPhrase:
        return words_.phrase(node);
      case NodeKind::kNot:
      case NodeKind::kAll:
        return {unweighted(match_all())};
      case NodeKind::kOr: {
        ScoredList any = below(node, Occur::kShould);
        return any.as(any_of(any.queries()));
      }
      case NodeKind::kGroup:
        return group(node);
      default: {
        ScoredList all = below(node, Occur::kShould);
        return all.as(all_of(all.queries()));
      }
    }
  }

 private:
  ScoredList below(const MatchNode& node, Occur occur) {
    ScoredList list;
    for (const MatchNode& child : node.children)
      if (child.occur == occur) list.add(alternative(repeated(child, of(child))));
    return list;
  }

  Scored group(const MatchNode& node) {
    ScoredList must = below(node, Occur::kMust);
    ScoredList should = below(node, Occur::kShould);
    if (must.empty())
      return should.as(should.empty() ? unweighted(match_all()) : any_of(should.queries()));
    const Xapian::Query demanded = all_of(must.queries());
    Scored scored = must.as(demanded);
    if (!should.empty() && !below_not_)
      scored.query = with_optional(demanded, any_of(should.queries()));
    std::ranges::move(should.parts(), std::back_inserter(scored.parts));
    return scored;
  }

  ScoredWords& words_;
  const bool below_not_;
};

}  // namespace

Scored place_candidates(const MatchNode& node, ScoredWords& words, bool below_not) {
  return PlaceCandidates(words, below_not).of(node);
}

}  // namespace broadsheet
