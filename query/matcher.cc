#include "query/matcher.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "corpus/date.h"
#include "corpus/language.h"

namespace broadsheet {

bool Matcher::match(const ArticleText& article, std::vector<MatchSpan>* spans) {
  article_ = &article;
  title_.done = text_.done = false;
  spans_ = spans;
  const bool matches = !tree_.root.children.empty() && evaluate(tree_.root);
  spans_ = nullptr;
  if (spans != nullptr && !matches) spans->clear();
  if (spans != nullptr)
    std::ranges::sort(*spans, [](const MatchSpan& a, const MatchSpan& b) {
      return std::tie(a.field, a.begin, b.end) < std::tie(b.field, b.begin, a.end);
    });
  return matches;
}

const Matcher::Occurrences& Matcher::scanned(Field field) {
  Scanned& wanted = field == Field::kTitle ? title_ : text_;
  if (!wanted.done)
    scan_field(field == Field::kTitle ? article_->title : article_->text,
               analyzers_.for_lang(article_->lang), wanted.occurrences);
  wanted.done = true;
  return wanted.occurrences;
}

void Matcher::scan_field(std::string_view text, Analyzer& analyzer, Occurrences& out) {
  out.resize(tree_.sets.size());
  for (auto& occurrences : out) occurrences.clear();
  const TermFilter& filter = filter_for(analyzer);
  const auto note = [&](TermId id, uint32_t position, const Token& token) {
    if ((filter.bits[(id >> 6) & 3] >> (id & 63) & 1) == 0) return;
    auto found = std::ranges::lower_bound(filter.terms, std::pair<TermId, uint16_t>{id, 0});
    for (; found != filter.terms.end() && found->first == id; ++found) {
      auto& occurrences = out[found->second];
      if (!occurrences.empty() && occurrences.back().position == position) continue;
      occurrences.push_back({position, token.start, token.start + token.length});
    }
  };
  uint32_t position = 0;
  analyzer.analyze(text, filter.first_bytes, [&](std::span<const Token> block) {
    for (const Token& token : block) {
      if (token.term != kNoTerm) note(token.term, position, token);
      if (token.alternative != kNoTerm) note(token.alternative, position, token);
      ++position;
    }
  });
}

const Matcher::TermFilter& Matcher::filter_for(Analyzer& analyzer) {
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
  std::ranges::sort(filter.terms);
  return filter;
}

bool Matcher::evaluate(const MatchNode& node) {
  const size_t spans_before = spans_ == nullptr ? 0 : spans_->size();
  bool matches = false;
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
      matches = evaluate_words(node);
      break;
    case NodeKind::kExact:
      matches = evaluate_exact(node);
      break;
    case NodeKind::kDate:
      matches = evaluate_date(node);
      break;
    case NodeKind::kAnd:
      matches = std::ranges::all_of(node.children, [&](const auto& c) { return evaluate(c); });
      break;
    case NodeKind::kOr:
      for (const MatchNode& child : node.children) matches |= evaluate(child);
      break;
    case NodeKind::kNot:
      matches = !evaluate(node.children.front());
      if (spans_ != nullptr) spans_->resize(spans_before);
      break;
    case NodeKind::kGroup:
      matches = evaluate_group(node);
      break;
    case NodeKind::kAll:
      matches = true;
      break;
  }
  if (!matches && spans_ != nullptr) spans_->resize(spans_before);
  return matches;
}

bool Matcher::evaluate_group(const MatchNode& group) {
  const GroupParts parts = split_group(group);
  const size_t spans_before = spans_ == nullptr ? 0 : spans_->size();
  for (const MatchNode* node : parts.must_not) {
    if (evaluate(*node)) return false;
    if (spans_ != nullptr) spans_->resize(spans_before);
  }
  for (const MatchNode* node : parts.must)
    if (!evaluate(*node)) return false;
  bool any = false;
  for (const MatchNode* node : parts.should) any |= evaluate(*node);
  return any || parts.should.empty() || !parts.must.empty();
}

bool Matcher::evaluate_words(const MatchNode& node) {
  if (field_info(node.field).kind == FieldKind::kWords) return evaluate_names(node);
  bool matches = find_words(node, Field::kTitle, scanned(Field::kTitle));
  if (node.field != Field::kText || (matches && spans_ == nullptr)) return matches;
  matches |= find_words(node, Field::kText, scanned(Field::kText));
  return matches;
}

bool Matcher::find_words(const MatchNode& node, Field field, const Occurrences& occurrences) {
  bool found = false;
  for (const Occurrence& first : occurrences[node.words.front()]) {
    uint32_t end = first.end;
    bool whole = true;
    for (size_t i = 1; i < node.words.size() && whole; ++i) {
      const auto& following = occurrences[node.words[i]];
      const uint32_t wanted = first.position + static_cast<uint32_t>(i);
      const auto next = std::ranges::lower_bound(following, wanted, {}, &Occurrence::position);
      whole = next != following.end() && next->position == wanted;
      if (whole) end = std::max(end, next->end);
    }
    if (!whole) continue;
    found = true;
    if (spans_ == nullptr) return true;
    spans_->push_back({field, first.begin, end, &node});
  }
  return found;
}

// Names, sources and sections are short and never highlighted: looked through when asked for.
bool Matcher::evaluate_names(const MatchNode& node) {
  const std::string_view value = node.field == Field::kAuthor   ? article_->author
                                 : node.field == Field::kSource ? article_->source
                                                                : article_->section;
  Occurrences occurrences;
  scan_field(value, analyzers_.unstemmed(), occurrences);
  std::vector<MatchSpan>* const spans = std::exchange(spans_, nullptr);
  const bool found = find_words(node, node.field, occurrences);
  spans_ = spans;
  return found;
}

bool Matcher::evaluate_exact(const MatchNode& node) const {
  if (node.field == Field::kLang)
    return normalise_language(article_->lang) == normalise_language(node.value);
  return article_->id == node.value;
}

bool Matcher::evaluate_date(const MatchNode& node) const {
  const std::optional<DateTime> date = parse_date(article_->date);
  if (!date) return false;
  const std::string day = date_terms(*date)[0].substr(1);
  return (node.dates.first.empty() || node.dates.first <= day) &&
         (node.dates.last.empty() || day <= node.dates.last);
}

}  // namespace broadsheet
