#include "query/planning/leaf_queries.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "corpus/analysis/language.h"
#include "corpus/store/schema.h"
#include "query/planning/article_sources.h"

namespace broadsheet {

using Xapian::Query;

namespace {

Query one_of(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Query(terms[0]);
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

}  // namespace

LeafQueries::LeafQueries(const MatchTree& tree, const Xapian::Database& db)
    : tree_(tree), db_(db), positions_(db.get_metadata(std::string(kMetaPositions)) == "yes") {}

const LeafQueries::KnownSet& LeafQueries::known(std::string_view prefix, uint16_t set) {
  const auto [entry, added] = known_.try_emplace({prefix, set});
  if (added) {
    std::vector<std::string> terms = names(prefix, set);
    entry->second = {one_of(terms), frequency_of(db_, tree_.sets[set], prefix), std::move(terms)};
  }
  return entry->second;
}

const LeafQueries::KnownSet& LeafQueries::known(const MatchNode& node, uint16_t set) {
  return known(field_info(node.field).prefix, set);
}

double LeafQueries::rarity(uint16_t set) {
  const double documents = std::max(1.0, known("", set).frequency.documents);
  return std::log(1 + static_cast<double>(db_.get_doccount()) / documents);
}

// Those of the set that the index has, at least one.
std::vector<std::string> LeafQueries::names(std::string_view prefix, uint16_t set) const {
  const std::vector<std::string>& words = tree_.sets[set].terms;
  std::vector<std::string> names;
  for (const std::string& term : words)
    if (std::string name = std::string(prefix) + term; words.size() == 1 || db_.term_exists(name))
      names.push_back(std::move(name));
  if (names.empty()) names.push_back(std::string(prefix) + words[0]);
  return names;
}

bool LeafQueries::has_positions(const MatchNode& phrase) const {
  return positions_ && !is_filter(phrase) && phrase.surface.empty() &&
         std::ranges::all_of(phrase.words,
                             [&](uint16_t set) { return tree_.sets[set].terms.size() == 1; });
}

Query LeafQueries::positional_phrase(const MatchNode& phrase) const {
  const std::string prefix(field_info(phrase.field).prefix);
  std::vector<Query> words;
  for (const uint16_t set : phrase.words) words.emplace_back(prefix + tree_.sets[set].terms[0]);
  return Query(Query::OP_PHRASE, words.begin(), words.end(),
               static_cast<Xapian::termcount>(words.size()));
}

Query LeafQueries::signature_filter(const MatchNode& phrase) const {
  if (positions_ || is_filter(phrase)) return {};
  return Query((new SignatureSource(signature_pairs(tree_, phrase)))->release());
}

std::vector<Query> LeafQueries::signature_filters(const MatchNode& node) const {
  std::vector<Query> filters;
  if (node.kind == NodeKind::kPhrase)
    if (Query filter = signature_filter(node); !filter.empty()) filters.push_back(filter);
  if (node.kind == NodeKind::kOr || node.kind == NodeKind::kNot) return filters;
  for (const MatchNode& child : node.children) {
    if (node.kind == NodeKind::kGroup && child.occur != Occur::kMust) continue;
    const std::vector<Query> below = signature_filters(child);
    filters.insert(filters.end(), below.begin(), below.end());
  }
  return filters;
}

Query LeafQueries::exact(const MatchNode& node) {
  return Query(field_term(
      node.field, node.field == Field::kLang ? normalise_language(node.value) : node.value));
}

Query LeafQueries::length(const LengthRange& lengths) {
  return Query(Query::OP_VALUE_RANGE, slot(Slot::kWords),
               Xapian::sortable_serialise(static_cast<double>(lengths.least)),
               Xapian::sortable_serialise(static_cast<double>(lengths.most)));
}

}  // namespace broadsheet
