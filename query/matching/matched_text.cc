#include "query/matching/matched_text.h"

#include <algorithm>

#include "query/matching/sentences.h"

namespace broadsheet {
namespace {

bool has_kind(const MatchNode& node, std::initializer_list<NodeKind> kinds) {
  return std::ranges::find(kinds, node.kind) != kinds.end() ||
         std::ranges::any_of(node.children,
                             [&](const MatchNode& child) { return has_kind(child, kinds); });
}

// The sections that begin at `boundaries`, each from its first word on; those without a word are
// none.
std::vector<TextWindow> sections_of(const std::vector<uint32_t>& starts,
                                    const std::vector<uint32_t>& boundaries) {
  std::vector<TextWindow> sections;
  size_t next = 0;
  for (const uint32_t start : starts) {
    const size_t before = next;
    while (next < boundaries.size() && boundaries[next] <= start) ++next;
    if (next == before && !sections.empty()) continue;
    if (!sections.empty()) sections.back().end = start;
    sections.push_back({start, UINT32_MAX});
  }
  return sections;
}

}  // namespace

TextScanner::TextScanner(const MatchTree& tree)
    : tree_(tree),
      lengths_(has_kind(tree.root, {NodeKind::kLength})),
      sections_(has_kind(tree.root, {NodeKind::kSentence, NodeKind::kParagraph})) {}

void TextScanner::scan(std::string_view text, Analyzer& analyzer, MatchedText& out) {
  out.text = text;
  out.sets.resize(tree_.sets.size());
  for (auto& occurrences : out.sets) occurrences.clear();
  out.lead_end = UINT32_MAX;
  starts_.clear();
  const TermFilter& filter = filter_for(analyzer);
  const auto note = [&](TermId id, uint32_t position, const Token& token) {
    if ((filter.bits[(id >> 6) & 3] >> (id & 63) & 1) == 0) return;
    auto found = std::ranges::lower_bound(filter.terms, std::pair<TermId, uint16_t>{id, 0});
    for (; found != filter.terms.end() && found->first == id; ++found) {
      auto& occurrences = out.sets[found->second];
      if (!occurrences.empty() && occurrences.back().position == position) continue;
      occurrences.push_back({position, token.start, token.start + token.length});
    }
  };
  uint32_t position = 0;
  analyzer.analyze(text, filter.first_bytes, [&](std::span<const Token> block) {
    for (const Token& token : block) {
      if (token.term != kNoTerm) note(token.term, position, token);
      if (token.alternative != kNoTerm) note(token.alternative, position, token);
      if (position == kLeadWords) out.lead_end = token.start;
      if (sections_) starts_.push_back(token.start);
      ++position;
    }
  });
  out.words = position;
  if (sections_) find_sections(text, out);
}

void TextScanner::find_sections(std::string_view text, MatchedText& out) const {
  out.sentences = sections_of(starts_, sentence_starts(text));
  out.paragraphs = sections_of(starts_, paragraph_starts(text));
}

const TextScanner::TermFilter& TextScanner::filter_for(Analyzer& analyzer) {
  const auto [found, added] = filters_.try_emplace(&analyzer);
  TermFilter& filter = found->second;
  if (!added) return filter;
  std::vector<std::string_view> terms;
  for (size_t set = 0; set < tree_.sets.size(); ++set) {
    for (const std::string& term : tree_.sets[set].terms) {
      terms.push_back(term);
      const TermId id = analyzer.intern(term);
      filter.bits[(id >> 6) & 3] |= uint64_t{1} << (id & 63);
      filter.terms.emplace_back(id, static_cast<uint16_t>(set));
    }
  }
  filter.first_bytes = analyzer.first_bytes_of(terms);
  // A word that is looked at may turn out to be none: to count words, all must be looked at.
  if (lengths_) filter.first_bytes.set();
  std::ranges::sort(filter.terms);
  return filter;
}

}  // namespace broadsheet
