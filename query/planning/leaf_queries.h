// What the words, phrases and facts of a query are in an index, as Xapian queries without weight.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/planning/ranking.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Looks each term set up once. Keeps references to what it is given. Not thread-safe.
class LeafQueries {
 public:
  LeafQueries(const MatchTree& tree, const Xapian::Database& db);

  // The term or terms of a set in the field of a node, counted as one, and how often they occur.
  struct KnownSet {
    Xapian::Query terms;
    TermSetFrequency frequency;
    std::vector<std::string> names;  // of the terms
  };
  const KnownSet& known(const MatchNode& node, uint16_t set);

  // How much a set tells by its rarity in the text: ln(1 + N / df).
  double rarity(uint16_t set);

  // True if Xapian finds the phrase by positions.
  bool has_positions(const MatchNode& phrase) const;
  Xapian::Query positional_phrase(const MatchNode& phrase) const;

  // Holds the articles whose pair signature lets them have the phrase; empty where the index or the
  // node's field has no signatures.
  Xapian::Query signature_filter(const MatchNode& phrase) const;

  // The signature filters of all phrases that an article must have to match the node.
  std::vector<Xapian::Query> signature_filters(const MatchNode& node) const;

  static Xapian::Query exact(const MatchNode& node);
  static Xapian::Query length(const LengthRange& lengths);

 private:
  const KnownSet& known(std::string_view prefix, uint16_t set);
  std::vector<std::string> names(std::string_view prefix, uint16_t set) const;

  const MatchTree& tree_;
  const Xapian::Database& db_;
  const bool positions_;
  std::map<std::pair<std::string_view, uint16_t>, KnownSet> known_;
};

}  // namespace broadsheet
