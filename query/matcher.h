// The matcher: does an article match a query, and where? Verification, highlighting and snippets
// all ask here; nothing else decides what a match is.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "corpus/analyzer.h"
#include "corpus/stored_article.h"
#include "query/match_tree.h"

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
  Matcher(const MatchTree& tree, AnalyzerSet& analyzers) : tree_(tree), analyzers_(analyzers) {}

  // True if the article matches. With `spans`, also collects what is to be highlighted: every place
  // of every positive word or phrase that took part in the match, in order of field and begin.
  // A node that matches in a branch that fails as a whole gives none.
  bool match(const ArticleText& article, std::vector<MatchSpan>* spans = nullptr);

  // The same for one node of the tree alone, about the article that match() was last asked about
  // (its views must still be valid).
  bool match_node(const MatchNode& node) { return evaluate(node); }

 private:
  struct Occurrence {
    uint32_t position;
    uint32_t begin;
    uint32_t end;
  };
  using Occurrences = std::vector<std::vector<Occurrence>>;  // by term set

  // The title or the text, looked through when first asked for.
  struct Scanned {
    Occurrences occurrences;
    bool done = false;
  };

  // Tells the terms of the query among the tokens of one analyzer.
  struct TermFilter {
    FirstBytes first_bytes;
    uint64_t bits[4] = {};                           // by the low byte of the id: a quick no
    std::vector<std::pair<TermId, uint16_t>> terms;  // sorted; id to term set
  };

  const Occurrences& scanned(Field field);
  void scan_field(std::string_view text, Analyzer& analyzer, Occurrences& out);
  const TermFilter& filter_for(Analyzer& analyzer);
  bool evaluate(const MatchNode& node);
  bool evaluate_group(const MatchNode& group);
  bool evaluate_words(const MatchNode& node);
  bool find_words(const MatchNode& node, Field field, const Occurrences& occurrences);
  bool evaluate_names(const MatchNode& node);
  bool evaluate_exact(const MatchNode& node) const;
  bool evaluate_date(const MatchNode& node) const;

  const MatchTree& tree_;
  AnalyzerSet& analyzers_;
  std::map<const Analyzer*, TermFilter> filters_;
  const ArticleText* article_ = nullptr;
  Scanned title_;
  Scanned text_;
  std::vector<MatchSpan>* spans_ = nullptr;
};

}  // namespace broadsheet
