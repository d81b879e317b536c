#include "query/planning/node_queries.h"

#include <iterator>
#include <utility>
#include <vector>

#include "query/planning/date_query.h"
#include "query/planning/place_candidates.h"
#include "query/planning/plain_words.h"
#include "query/planning/sound_queries.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

using Xapian::Query;

Reading opposite(Reading reading) {
  return reading == Reading::kCandidates ? Reading::kCertain
         : reading == Reading::kCertain  ? Reading::kCandidates
                                         : Reading::kVerified;
}

}  // namespace

NodeQueries::NodeQueries(const MatchTree& tree, const IndexView& index, const Weighting& weighting,
                         LeafQueries& leaves, const BonusRule& bonus, VerifiedNodes& verified)
    : tree_(tree),
      index_(index),
      db_(index.database()),
      weighting_(weighting),
      leaves_(leaves),
      bonus_(bonus),
      verified_(verified),
      words_(tree, weighting, leaves) {}

Scored NodeQueries::read(Reading reading) { return group(tree_.root, {.reading = reading}); }

Scored NodeQueries::build(const MatchNode& node, const Context& context) {
  switch (node.kind) {
    case NodeKind::kWord:
      return single_word(node, context);
    case NodeKind::kPhrase:
      return phrase(node, context);
    case NodeKind::kExact:
      return {unweighted(LeafQueries::exact(node))};
    case NodeKind::kDate:
      return {dates_query({node.dates})};
    case NodeKind::kLength:
      return {unweighted(LeafQueries::length(node.lengths))};
    case NodeKind::kAnd:
      return conjunction(node, context);
    case NodeKind::kOr:
      return disjunction(node, context);
    case NodeKind::kNot:
      return negation(node, context);
    case NodeKind::kGroup:
      return group(node, context);
    case NodeKind::kNear:
    case NodeKind::kAdj:
    case NodeKind::kSentence:
    case NodeKind::kParagraph:
    case NodeKind::kLead:
    case NodeKind::kAtLeast:
      return asks_text(node, context, place_candidates(node, words_, context.below_not),
                       all_of(leaves_.signature_filters(node)));
    case NodeKind::kAll:
      return {unweighted(match_all())};
  }
  return {};
}

Scored NodeQueries::build_repeated(const MatchNode& node, const Context& context) {
  return repeated(node, build(node, context));
}

Scored NodeQueries::single_word(const MatchNode& node, const Context& context) {
  Scored scored = is_filter(node) ? Scored{unweighted(leaves_.known(node, node.words[0]).terms)}
                                  : words_.word(node, 1);
  const bool decided = node.surface.empty() && node.forms_exact;
  return decided ? scored : asks_text(node, context, std::move(scored), {});
}

Scored NodeQueries::phrase(const MatchNode& node, const Context& context) {
  Scored words = words_.phrase(node);
  if (context.known_to_hold()) return words;
  if (context.demanded && leaves_.has_positions(node)) {
    words.query = filtered(words.query, leaves_.positional_phrase(node));
    return words;
  }
  return asks_text(node, context, std::move(words), leaves_.signature_filter(node));
}

// Many dates side by side have most of their terms in common, so they are asked for together.
Query NodeQueries::dates_query(const std::vector<DayRange>& dates) const {
  return unweighted(date_query(dates, db_));
}

// The queries of nodes of which none may match.
std::vector<Query> NodeQueries::unwanted(const std::vector<const MatchNode*>& nodes,
                                         const Context& context) {
  std::vector<DayRange> dates;
  std::vector<Query> queries;
  for (const MatchNode* node : nodes) {
    if (node->kind == NodeKind::kDate)
      dates.push_back(node->dates);
    else
      queries.push_back(negated(*node, context));
  }
  if (!dates.empty()) queries.push_back(dates_query(dates));
  return queries;
}

Scored NodeQueries::negation(const MatchNode& node, const Context& context) {
  const Query every = unweighted(match_all());
  if (context.known_to_hold()) return {every};
  return {Query(Query::OP_AND_NOT, every, negated(node.children[0], context))};
}

// Below a NOT nothing gives weight, so nothing there is a part of the score.
Query NodeQueries::negated(const MatchNode& node, const Context& context) {
  return build(node, {opposite(context.reading), false, true}).query;
}

// A node that only the text can tell. `scored` holds every article that matches it, with the weight
// that those have; `filter`, where there is one, holds them too and costs more to ask.
Scored NodeQueries::asks_text(const MatchNode& node, const Context& context, Scored scored,
                              const Query& filter) {
  certain_ = false;
  switch (context.reading) {
    case Reading::kCandidates:
      if (!filter.empty()) scored.query = filtered(scored.query, filter);
      return scored;
    case Reading::kCertain:
      return {};
    case Reading::kVerified:
      if (!context.demanded) scored.query = filtered(scored.query, verified_.source(node, index_));
      return scored;
  }
  return {};
}

Scored NodeQueries::conjunction(const MatchNode& node, const Context& context) {
  ScoredList wanted;
  std::vector<const MatchNode*> rejected;
  for (const MatchNode& child : node.children) {
    if (child.kind != NodeKind::kNot)
      wanted.add(build_repeated(child, context));
    else if (!context.known_to_hold())
      rejected.push_back(&child.children[0]);
  }
  const Query query = wanted.empty() ? unweighted(match_all()) : all_of(wanted.queries());
  return wanted.as(without(query, unwanted(rejected, context)));
}

Scored NodeQueries::disjunction(const MatchNode& node, const Context& context) {
  ScoredList any;
  const Context inner = node.children.size() == 1 ? context : context.optional();
  std::vector<DayRange> dates;
  for (const MatchNode& child : node.children) {
    if (child.kind == NodeKind::kDate)
      dates.push_back(child.dates);
    else
      any.add(alternative(build_repeated(child, inner)));
  }
  if (!dates.empty()) any.add({dates_query(dates)});
  return any.as(any_of(any.queries()));
}

Scored NodeQueries::group(const MatchNode& node, const Context& context) {
  const GroupParts parts = split_group(node);
  const bool alone = context.demanded && parts.must.empty();
  Scored scored = optional_parts(node, parts, alone ? context : context.optional());
  if (!parts.must.empty()) {
    ScoredList must;
    for (const MatchNode* child : parts.must) must.add(build_repeated(*child, context));
    const bool optional_counts = !context.below_not && context.reading != Reading::kCertain;
    const Query demanded = all_of(must.queries());
    const Query query = optional_counts ? with_optional(demanded, scored.query) : demanded;
    std::ranges::move(must.parts(), std::back_inserter(scored.parts));
    scored.query = query;
  } else if (parts.should.empty()) {
    scored.query = unweighted(match_all());
  }
  if (!context.known_to_hold())
    scored.query = without(scored.query, unwanted(parts.must_not, context));
  return scored;
}

// The optional children: any of them, and the bonus for all of them.
Scored NodeQueries::optional_parts(const MatchNode& node, const GroupParts& parts,
                                   const Context& context) {
  size_t count = 0;
  ScoredList any = alternatives(parts, context, count);
  const bool bonus_counts = !context.below_not && context.reading != Reading::kCertain;
  if (count < 2 || weighting_.bonus == 0 || !bonus_counts || !bonus_.gives_bonus(node))
    return any.as(any_of(any.queries()));
  const Query bonus(Query::OP_SCALE_WEIGHT, all_of(any.queries()), weighting_.bonus);
  any.parts().push_back({"all words", bonus, {}});
  return any.as(any_of({any_of(any.queries()), bonus}));
}

// A repeated word (one node, see equal_parts.h) counts once with its frequency. `count`: of what there
// is, repeated ones counted each time, but for words.
ScoredList NodeQueries::alternatives(const GroupParts& parts, const Context& context,
                                     size_t& count) {
  const bool alone = parts.should.size() == 1 && parts.should[0]->times == 1;
  ScoredList any;
  for (const MatchNode* child : parts.should) {
    if (is_plain_word(*child)) {
      any.add(words_.word(*child, child->times));
      ++count;
    } else {
      any.add(alternative(build_repeated(*child, alone ? context : context.optional())));
      count += child->times;
    }
  }
  return any;
}

}  // namespace broadsheet
