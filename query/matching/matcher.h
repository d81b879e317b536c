// The matcher: does an article match a query, and where? Verification, highlighting and snippets
// all ask here; nothing else decides what a match is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "corpus/store/stored_article.h"
#include "query/matching/matched_text.h"
#include "query/matching/phrase_finder.h"
#include "query/matching/word_places.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// A piece of the title or text that made the article match: a word, or a phrase from its first to
// its last word. Bytes within the field.
struct MatchSpan {
  Field field = Field::kText;  // kTitle or kText
  uint32_t begin = 0;
  uint32_t end = 0;
  const MatchNode* node = nullptr;  // the kWord or kPhrase node that it belongs to
};

// Views of the stored fields of one article.
using ArticleText = ArticleCodec::TextView;

// Holds one query against any number of articles. Not thread-safe; keeps references to the tree and
// the analyzers, which must outlive it. REQUIRES that nobody trims the analyzers meanwhile.
class Matcher {
 public:
  Matcher(const MatchTree& tree, AnalyzerSet& analyzers)
      : tree_(tree), analyzers_(analyzers), scanner_(tree), phrases_(tree, scanner_) {}

  // True if the article matches. With `spans`, also collects what is to be highlighted: every place
  // of every positive word or phrase that took part in the match, in order of field and begin. Of
  // NEAR and ADJ those are the places that stand near the others, of SENTENCE and PARAGRAPH those
  // in the sections that match. A node that matches in a branch that fails as a whole gives none.
  bool match(const ArticleText& article, std::vector<MatchSpan>* spans = nullptr);

  // The same for one node of the tree alone, about the article that match() was last asked about
  // (its views must still be valid).
  bool match_node(const MatchNode& node) { return evaluate(node, {}); }

 private:
  // The part of an article that is looked at.
  struct Scope {
    TextWindow title;
    TextWindow text;
  };

  const MatchedText& scanned(Field field);
  bool evaluate(const MatchNode& node, const Scope& scope);
  bool evaluate_kind(const MatchNode& node, const Scope& scope);
  bool evaluate_all(const MatchNode& node, const Scope& scope);
  bool evaluate_any(const MatchNode& node, const Scope& scope);
  bool evaluate_group(const MatchNode& group, const Scope& scope);
  bool evaluate_words(const MatchNode& node, const Scope& scope);
  bool field_has_words(const MatchNode& node, Field field, const TextWindow& window);
  bool find_words(const MatchNode& node, Field field, const MatchedText& text,
                  const TextWindow& window);
  bool evaluate_names(const MatchNode& node);
  bool evaluate_exact(const MatchNode& node) const;
  bool evaluate_date(const MatchNode& node) const;
  bool evaluate_length(const MatchNode& node);
  bool evaluate_near(const MatchNode& node, const Scope& scope);
  bool evaluate_section(const MatchNode& node, const Scope& scope);
  bool evaluate_lead(const MatchNode& node, const Scope& scope);
  bool evaluate_at_least(const MatchNode& node, const Scope& scope);
  bool near_in_field(const MatchNode& node, Field field, const Scope& scope);
  bool any_section(const MatchNode& node, Field field, const Scope& scope);
  void collect(const MatchNode& node, Field field, const Scope& scope, std::vector<Place>& out);
  void add_span(Field field, const Place& place);

  const MatchTree& tree_;
  AnalyzerSet& analyzers_;
  TextScanner scanner_;
  PhraseFinder phrases_;
  const ArticleText* article_ = nullptr;
  // Each is looked through when first asked for.
  MatchedText title_;
  MatchedText text_;
  bool title_scanned_ = false;
  bool text_scanned_ = false;
  unsigned looked_for_ = 0;  // phrases, one by one, in the article
  std::vector<MatchSpan>* spans_ = nullptr;
};

}  // namespace broadsheet
