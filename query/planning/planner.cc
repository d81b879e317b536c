#include "query/planning/planner.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/planning/article_sources.h"
#include "query/planning/date_query.h"
#include "query/planning/leaf_queries.h"
#include "query/planning/plain_words.h"
#include "query/planning/query_work.h"
#include "query/planning/ranking.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

using Xapian::Query;

Query unweighted(const Query& query) { return Query(Query::OP_SCALE_WEIGHT, query, 0.0); }

Query any(const std::vector<Query>& queries) {
  return Query(Query::OP_OR, queries.begin(), queries.end());
}

Query all(const std::vector<Query>& queries) {
  return Query(Query::OP_AND, queries.begin(), queries.end());
}

// Which articles a query is to hold.
enum class Bound : uint8_t {
  kUpper,     // all that match, and perhaps others
  kLower,     // only such as match; for counting, so without what is optional
  kVerified,  // those that match, by what verification has found
};

Bound opposite(Bound bound) {
  return bound == Bound::kUpper   ? Bound::kLower
         : bound == Bound::kLower ? Bound::kUpper
                                  : Bound::kVerified;
}

class Planning {
 public:
  Planning(const MatchTree& tree, const IndexView& index, const RankingOptions& ranking,
           FoundNodes& found)
      : tree_(tree),
        index_(index),
        db_(index.database()),
        weighting_(ranking.weighting),
        found_(found),
        leaves_(tree, db_) {
    plan_.weight = ranking.weighting.make();
    if (ranking.recency) plan_.recency.emplace(*ranking.recency, db_);
  }

  Plan run() {
    for (size_t set = 0; set < tree_.sets.size(); ++set)
      plan_.set_weights.push_back(leaves_.rarity(static_cast<uint16_t>(set)));
    if (tree_.root.children.empty()) return std::move(plan_);
    plan_.query = build_root(Bound::kUpper);
    if (!plan_.exact) {
      plan_.surely = build_root(Bound::kLower);
      plan_.verified = build_root(Bound::kVerified);
    }
    plan_.ranked = !plan_.parts.empty();
    plan_.text_work = text_work(tree_.root);
    limit_postings();
    if (plan_.share == 1) plan_.words = plain_words(tree_, leaves_, weighting_);
    if (plan_.words) plan_.bm25 = {weighting_.values[0], weighting_.values[1]};
    return std::move(plan_);
  }

 private:
  // The score of an article is asked for where it has been found, so `verified` needs no limit.
  void limit_postings() {
    const double articles = db_.get_doccount();
    plan_.share = searchable_share(posting_work(tree_.root, leaves_, articles), articles);
    if (plan_.share == 1) return;
    const Query newest((new NewestShare(plan_.share))->release());
    for (Query* query : {&plan_.query, &plan_.surely})
      if (!query->empty()) *query = Query(Query::OP_FILTER, *query, newest);
  }

  Query build_root(Bound bound) {
    bound_ = bound;
    plan_.parts.clear();
    return group(tree_.root, /*demanded=*/true);
  }

  // `demanded`: the article can't match unless the node does.
  Query build(const MatchNode& node, bool demanded) {
    switch (node.kind) {
      case NodeKind::kWord:
        return single_word(node, demanded);
      case NodeKind::kPhrase:
        return phrase(node, demanded);
      case NodeKind::kExact:
        return unweighted(LeafQueries::exact(node));
      case NodeKind::kDate:
        return unweighted(date_query(node.dates, db_));
      case NodeKind::kLength:
        return unweighted(LeafQueries::length(node.lengths));
      case NodeKind::kAnd:
        return conjunction(node, demanded);
      case NodeKind::kOr:
        return disjunction(node);
      case NodeKind::kNot:
        if (known_to_hold(demanded)) return unweighted(match_all());
        return Query(Query::OP_AND_NOT, unweighted(match_all()), negated(node.children[0]));
      case NodeKind::kGroup:
        return group(node, demanded);
      case NodeKind::kNear:
      case NodeKind::kAdj:
      case NodeKind::kSentence:
      case NodeKind::kParagraph:
      case NodeKind::kLead:
      case NodeKind::kAtLeast:
        return asks_text(node, demanded, candidates(node), all(leaves_.signature_filters(node)));
      case NodeKind::kAll:
        return unweighted(match_all());
    }
    return {};
  }

  // At least the articles in which a part of an operator that looks at places may match, with the
  // weight of its words.
  Query candidates(const MatchNode& node) {
    switch (node.kind) {
      case NodeKind::kWord:
        return word(node, 1);
      case NodeKind::kPhrase:
        return phrase_words(node);
      case NodeKind::kNot:
      case NodeKind::kAll:
        return unweighted(match_all());
      case NodeKind::kOr:
        return any(candidates_below(node, Occur::kShould));
      case NodeKind::kGroup:
        return group_candidates(node);
      default:
        return all(candidates_below(node, Occur::kShould));
    }
  }

  std::vector<Query> candidates_below(const MatchNode& node, Occur occur) {
    std::vector<Query> queries;
    for (const MatchNode& child : node.children) {
      if (child.occur != occur) continue;
      const size_t parts = plan_.parts.size();
      queries.push_back(conditional(repeated(child, candidates(child), parts), parts));
    }
    return queries;
  }

  Query group_candidates(const MatchNode& node) {
    const std::vector<Query> must = candidates_below(node, Occur::kMust);
    const std::vector<Query> should = candidates_below(node, Occur::kShould);
    if (must.empty()) return should.empty() ? unweighted(match_all()) : any(should);
    if (should.empty() || below_not_) return all(must);
    return Query(Query::OP_AND_MAYBE, all(must), any(should));
  }

  // Notes that the parts from the `first` on count only where all of the query matches, since it
  // stands below an OR.
  Query conditional(Query query, size_t first) {
    for (size_t i = first; i < plan_.parts.size(); ++i) plan_.parts[i].conditions.push_back(query);
    return query;
  }

  Query alternative(const MatchNode& node, bool demanded) {
    const size_t parts = plan_.parts.size();
    return conditional(build_repeated(node, demanded), parts);
  }

  Query build_repeated(const MatchNode& node, bool demanded) {
    const size_t parts = plan_.parts.size();
    return repeated(node, build(node, demanded), parts);
  }

  // The query of a node that counts as often as the query has it, and its parts, from the `first`
  // on, with it.
  Query repeated(const MatchNode& node, const Query& query, size_t first) {
    if (node.times == 1) return query;
    for (size_t i = first; i < plan_.parts.size(); ++i) {
      WeightedPart& part = plan_.parts[i];
      part.query = Query(Query::OP_SCALE_WEIGHT, part.query, node.times);
      part.query_factor *= node.times;
    }
    return Query(Query::OP_SCALE_WEIGHT, query, node.times);
  }

  // Below a NOT nothing gives weight, so nothing there is a part of the score.
  Query negated(const MatchNode& node) {
    const size_t parts = plan_.parts.size();
    const bool outer = std::exchange(below_not_, true);
    bound_ = opposite(bound_);
    Query query = build(node, false);
    bound_ = opposite(bound_);
    below_not_ = outer;
    plan_.parts.resize(parts);
    return query;
  }

  // A node that only the text can tell. `query` holds every article that matches it, with the
  // weight that those have; `filter`, where there is one, holds them too and costs more to ask.
  Query asks_text(const MatchNode& node, bool demanded, const Query& query, const Query& filter) {
    plan_.exact = false;
    switch (bound_) {
      case Bound::kUpper:
        return filter.empty() ? query : Query(Query::OP_FILTER, query, filter);
      case Bound::kLower:
        return {};
      case Bound::kVerified:
        return demanded ? query : Query(Query::OP_FILTER, query, found(node));
    }
    return {};
  }

  Query found(const MatchNode& node) {
    const auto [list, added] = found_.try_emplace(&node);
    if (added) plan_.nodes.push_back(&node);
    return Query((new ListedArticles(list->second, index_))->release());
  }

  Query weighted_terms(const MatchNode& node, uint16_t index, unsigned query_frequency) {
    const LeafQueries::KnownSet& set = leaves_.known(node, index);
    const double factor = query_factor(query_frequency);
    Query query(Query::OP_SCALE_WEIGHT, set.terms,
                factor * burst_factor(set.frequency, weighting_.burst));
    plan_.parts.push_back({part_name(node, index), query, {}, factor});
    return query;
  }

  std::string part_name(const MatchNode& node, uint16_t index) const {
    const std::string& term = node.forms.empty() ? tree_.sets[index].terms[0] : node.value;
    return node.field == Field::kText ? term
                                      : std::string(field_info(node.field).name) + ":" + term;
  }

  Query word(const MatchNode& node, unsigned query_frequency) {
    return weighted_terms(node, node.words[0], query_frequency);
  }

  Query single_word(const MatchNode& node, bool demanded) {
    const Query query =
        is_filter(node) ? unweighted(leaves_.known(node, node.words[0]).terms) : word(node, 1);
    const bool decided = node.surface.empty() && node.forms_exact;
    return decided ? query : asks_text(node, demanded, query, {});
  }

  Query phrase_words(const MatchNode& node) {
    const bool filter = is_filter(node);
    std::vector<uint16_t> distinct(node.words);
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<Query> words;
    words.reserve(distinct.size());
    for (const uint16_t index : distinct)
      words.push_back(filter ? unweighted(leaves_.known(node, index).terms)
                             : weighted_terms(node, index, 1));
    return all(words);
  }

  Query phrase(const MatchNode& node, bool demanded) {
    Query words = phrase_words(node);
    if (known_to_hold(demanded)) return words;
    // OP_PHRASE only where the phrase is demanded: below OR, Xapian 1.4.22 takes articles for
    // matches that aren't (SelectPostList::skip_to doesn't look again after a check() that said
    // no).
    if (demanded && leaves_.has_positions(node))
      return Query(Query::OP_FILTER, words, leaves_.positional_phrase(node));
    return asks_text(node, demanded, words, leaves_.signature_filter(node));
  }

  // True if whatever is demanded has been verified already.
  bool known_to_hold(bool demanded) const { return demanded && bound_ == Bound::kVerified; }

  Query conjunction(const MatchNode& node, bool demanded) {
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
    for (const MatchNode& child : node.children) {
      if (child.kind != NodeKind::kNot)
        wanted.push_back(build_repeated(child, demanded));
      else if (!known_to_hold(demanded))
        unwanted.push_back(negated(child.children[0]));
    }
    Query query = wanted.empty() ? unweighted(match_all()) : all(wanted);
    if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, any(unwanted));
    return query;
  }

  Query disjunction(const MatchNode& node) {
    std::vector<Query> queries;
    const bool demanded = node.children.size() == 1;
    for (const MatchNode& child : node.children) queries.push_back(alternative(child, demanded));
    return any(queries);
  }

  Query group(const MatchNode& node, bool demanded) {
    const GroupParts parts = split_group(node);
    Query query = optional(parts, demanded && parts.must.empty());
    if (!parts.must.empty()) {
      std::vector<Query> must;
      for (const MatchNode* child : parts.must) must.push_back(build_repeated(*child, demanded));
      // Below OP_AND_NOT, Xapian 1.4.22 never sets the weights that OP_AND_MAYBE compares, and may
      // then demand the optional children; they decide nothing there.
      const bool optional_counts = !parts.should.empty() && !below_not_ && bound_ != Bound::kLower;
      query = optional_counts ? Query(Query::OP_AND_MAYBE, all(must), query) : all(must);
    } else if (parts.should.empty()) {
      query = unweighted(match_all());
    }
    std::vector<Query> unwanted;
    if (!known_to_hold(demanded))
      for (const MatchNode* child : parts.must_not) unwanted.push_back(negated(*child));
    if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, any(unwanted));
    return query;
  }

  static bool is_plain_word(const MatchNode& node) {
    return node.kind == NodeKind::kWord && node.surface.empty() && node.forms.empty();
  }

  // The optional children: any of them, repeated words counted once with their frequency, and the
  // bonus for all of them.
  Query optional(const GroupParts& parts, bool demanded) {
    std::map<std::pair<Field, uint16_t>, unsigned> words;
    for (const MatchNode* child : parts.should)
      if (is_plain_word(*child)) words[{child->field, child->words[0]}] += child->times;
    const bool alone = parts.should.size() == 1 && parts.should[0]->times == 1;
    std::vector<Query> queries;
    size_t alternatives = 0;  // repeated ones count each time, but for words
    for (const MatchNode* child : parts.should) {
      if (!is_plain_word(*child)) {
        queries.push_back(alternative(*child, demanded && alone));
        alternatives += child->times;
        continue;
      }
      unsigned& times = words[{child->field, child->words[0]}];
      if (times == 0) continue;
      queries.push_back(word(*child, times));
      ++alternatives;
      times = 0;
    }
    if (alternatives < 2 || weighting_.bonus == 0) return any(queries);
    const Query bonus(Query::OP_SCALE_WEIGHT, all(queries), weighting_.bonus);
    plan_.parts.push_back({"all words", bonus, {}});
    return Query(Query::OP_OR, any(queries), bonus);
  }

  const MatchTree& tree_;
  const IndexView& index_;
  const Xapian::Database& db_;
  const Weighting& weighting_;
  FoundNodes& found_;
  LeafQueries leaves_;
  Bound bound_ = Bound::kUpper;
  bool below_not_ = false;
  Plan plan_;
};

}  // namespace

Plan make_plan(const MatchTree& tree, const IndexView& index, const RankingOptions& ranking,
               FoundNodes& found) {
  return Planning(tree, index, ranking, found).run();
}

}  // namespace broadsheet
