// One field of an article as the matcher sees it: where the words of the query stand, and where its
// sentences and paragraphs are.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "query/terms/match_tree.h"

namespace broadsheet {

// A word of the text: the number of the word and its bytes.
struct Occurrence {
  uint32_t position;
  uint32_t begin;
  uint32_t end;
};

// Bytes [begin, end) of a field.
struct TextWindow {
  uint32_t begin = 0;
  uint32_t end = UINT32_MAX;
};

struct MatchedText {
  std::string_view text;
  std::vector<std::vector<Occurrence>> sets;  // by term set, in order
  uint32_t words = 0;                         // exact only if the tree asks for lengths
  uint32_t lead_end = UINT32_MAX;             // where the first word behind the lead begins
  // From the first word of each to the first word of the next; only if the tree asks for them.
  std::vector<TextWindow> sentences;
  std::vector<TextWindow> paragraphs;
};

// Finds the words of one query in any number of texts. Not thread-safe; keeps a reference to the
// tree, which must outlive it. REQUIRES that nobody trims the analyzers meanwhile.
class TextScanner {
 public:
  explicit TextScanner(const MatchTree& tree);

  // Looks through a text, and overwrites `out`, which keeps a view of it.
  void scan(std::string_view text, Analyzer& analyzer, MatchedText& out);

 private:
  // Tells the terms of the query among the tokens of one analyzer.
  struct TermFilter {
    FirstBytes first_bytes;
    uint64_t bits[4] = {};                           // by the low byte of the id: a quick no
    std::vector<std::pair<TermId, uint16_t>> terms;  // sorted; id to term set
  };

  const TermFilter& filter_for(Analyzer& analyzer);
  void find_sections(std::string_view text, MatchedText& out) const;

  const MatchTree& tree_;
  bool lengths_ = false;   // the tree asks for the number of words
  bool sections_ = false;  // it asks for sentences or paragraphs
  std::map<const Analyzer*, TermFilter> filters_;
  std::vector<uint32_t> starts_;  // of the words of the text at hand
};

}  // namespace broadsheet
