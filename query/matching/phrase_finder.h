// Tells whether a phrase stands in a text without cutting all of it into words.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/analysis/analyzer.h"
#include "query/matching/matched_text.h"
#include "query/matching/phrase_scan.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// Finds the phrases of one query in any number of texts. Not thread-safe; keeps references to the
// tree and the scanner. REQUIRES that nobody trims the analyzers meanwhile.
class PhraseFinder {
 public:
  PhraseFinder(const MatchTree& tree, TextScanner& scanner) : tree_(tree), scanner_(scanner) {}

  // Whether a kPhrase node of a stemmed field stands in the text; nothing where that can't be told
  // for less than looking through the text takes.
  std::optional<bool> stands_in(const MatchNode& node, std::string_view text, Analyzer& analyzer);

 private:
  const PhraseInitials& initials_of(const MatchNode& node, Analyzer& analyzer);

  const MatchTree& tree_;
  TextScanner& scanner_;
  std::map<std::pair<const MatchNode*, const Analyzer*>, PhraseInitials> initials_;
  MatchedText around_;
};

}  // namespace broadsheet
