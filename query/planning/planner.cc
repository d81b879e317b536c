#include "query/planning/planner.h"

#include <utility>

#include "query/planning/article_sources.h"
#include "query/planning/bonus_rule.h"
#include "query/planning/leaf_queries.h"
#include "query/planning/node_queries.h"
#include "query/planning/plain_words.h"
#include "query/planning/query_work.h"
#include "query/planning/sound_queries.h"

namespace broadsheet {
namespace {

// Reads the tree in each way that is needed.
void add_queries(const MatchTree& tree, NodeQueries& nodes, std::unique_ptr<VerifiedNodes> verified,
                 Plan& plan) {
  Scored candidates = nodes.read(Reading::kCandidates);
  plan.query = std::move(candidates.query);
  plan.parts = std::move(candidates.parts);
  plan.text_work = text_work(tree.root);
  if (!nodes.certain()) {
    ToVerify& to_verify = plan.to_verify.emplace();
    to_verify.certain = nodes.read(Reading::kCertain).query;
    Scored scored = nodes.read(Reading::kVerified);
    to_verify.scores = std::move(scored.query);
    plan.parts = std::move(scored.parts);
    to_verify.nodes = std::move(verified);
  }
  plan.ranked = !plan.parts.empty();
}

// The score of an article is asked for where it has been found, so that needs no limit.
void limit_postings(double articles, Plan& plan) {
  plan.share = searchable_share(plan.posting_work, articles);
  if (plan.share == 1) return;
  plan.posting_work *= plan.share;
  const Xapian::Query newest((new NewestShare(plan.share))->release());
  plan.query = filtered(plan.query, newest);
  if (plan.to_verify && !plan.to_verify->certain.empty())
    plan.to_verify->certain = filtered(plan.to_verify->certain, newest);
}

}  // namespace

Plan make_plan(const MatchTree& tree, const IndexView& index, const RankingOptions& ranking) {
  const Xapian::Database& db = index.database();
  LeafQueries leaves(tree, db);
  Plan plan;
  plan.weight = ranking.weighting.make();
  if (ranking.recency) plan.recency.emplace(*ranking.recency, db);
  for (size_t set = 0; set < tree.sets.size(); ++set)
    plan.set_weights.push_back(leaves.rarity(static_cast<uint16_t>(set)));
  if (tree.root.children.empty()) return plan;
  const BonusRule bonus(tree.root);
  auto verified = std::make_unique<VerifiedNodes>();
  NodeQueries nodes(tree, index, ranking.weighting, leaves, bonus, *verified);
  add_queries(tree, nodes, std::move(verified), plan);
  plan.all_bonuses = ranking.weighting.bonus == 0 || !bonus.limits();
  plan.posting_work = posting_work(tree.root, leaves, bonus, db.get_doccount());
  limit_postings(db.get_doccount(), plan);
  if (plan.share == 1) plan.words = plain_words(tree, leaves, ranking.weighting);
  if (plan.words) plan.bm25 = {ranking.weighting.values[0], ranking.weighting.values[1]};
  return plan;
}

}  // namespace broadsheet
