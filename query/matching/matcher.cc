#include "query/matching/matcher.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/article/date_reader.h"

namespace broadsheet {
namespace {

// To cut a text into words takes some ten times as long as to look for one phrase; so that is done
// when so many phrases have been looked for.
constexpr unsigned kMostQuickLooks = 20;  // in title and text

}  // namespace

bool Matcher::match(const ArticleText& article, std::vector<MatchSpan>* spans) {
  article_ = &article;
  title_scanned_ = text_scanned_ = false;
  looked_for_ = 0;
  spans_ = spans;
  const bool matches = !tree_.root.children.empty() && evaluate(tree_.root, {});
  spans_ = nullptr;
  if (spans != nullptr && !matches) spans->clear();
  if (spans != nullptr)
    std::ranges::sort(*spans, [](const MatchSpan& a, const MatchSpan& b) {
      return std::tie(a.field, a.begin, b.end) < std::tie(b.field, b.begin, a.end);
    });
  return matches;
}

const MatchedText& Matcher::scanned(Field field) {
  const bool title = field == Field::kTitle;
  MatchedText& text = title ? title_ : text_;
  bool& done = title ? title_scanned_ : text_scanned_;
  if (!done)
    scanner_.scan(title ? article_->title : article_->text, analyzers_.for_lang(article_->lang),
                  text);
  done = true;
  return text;
}

// A node that doesn't match leaves no spans behind, nor does a NOT.
bool Matcher::evaluate(const MatchNode& node, const Scope& scope) {
  const size_t spans_before = spans_ == nullptr ? 0 : spans_->size();
  const bool matches = evaluate_kind(node, scope);
  if (spans_ != nullptr && (!matches || node.kind == NodeKind::kNot)) spans_->resize(spans_before);
  return matches;
}

bool Matcher::evaluate_kind(const MatchNode& node, const Scope& scope) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
      return evaluate_words(node, scope);
    case NodeKind::kExact:
      return evaluate_exact(node);
    case NodeKind::kDate:
      return evaluate_date(node);
    case NodeKind::kLength:
      return evaluate_length(node);
    case NodeKind::kAnd:
      return evaluate_all(node, scope);
    case NodeKind::kOr:
      return evaluate_any(node, scope);
    case NodeKind::kNot:
      return !evaluate(node.children.front(), scope);
    case NodeKind::kGroup:
      return evaluate_group(node, scope);
    case NodeKind::kNear:
    case NodeKind::kAdj:
      return evaluate_near(node, scope);
    case NodeKind::kSentence:
    case NodeKind::kParagraph:
      return evaluate_section(node, scope);
    case NodeKind::kLead:
      return evaluate_lead(node, scope);
    case NodeKind::kAtLeast:
      return evaluate_at_least(node, scope);
    case NodeKind::kAll:
      return true;
  }
  return false;
}

bool Matcher::evaluate_all(const MatchNode& node, const Scope& scope) {
  return std::ranges::all_of(node.children, [&](const auto& c) { return evaluate(c, scope); });
}

bool Matcher::evaluate_any(const MatchNode& node, const Scope& scope) {
  bool any = false;
  for (const MatchNode& child : node.children) {
    any |= evaluate(child, scope);
    if (any && spans_ == nullptr) break;
  }
  return any;
}

bool Matcher::evaluate_group(const MatchNode& group, const Scope& scope) {
  const GroupParts parts = split_group(group);
  const size_t spans_before = spans_ == nullptr ? 0 : spans_->size();
  for (const MatchNode* node : parts.must_not) {
    if (evaluate(*node, scope)) return false;
    if (spans_ != nullptr) spans_->resize(spans_before);
  }
  for (const MatchNode* node : parts.must)
    if (!evaluate(*node, scope)) return false;
  bool any = false;
  for (const MatchNode* node : parts.should) {
    if (spans_ == nullptr && (any || !parts.must.empty())) break;  // the others decide nothing
    any |= evaluate(*node, scope);
  }
  return any || parts.should.empty() || !parts.must.empty();
}

bool Matcher::evaluate_words(const MatchNode& node, const Scope& scope) {
  if (field_info(node.field).kind == FieldKind::kWords) return evaluate_names(node);
  bool matches = field_has_words(node, Field::kTitle, scope.title);
  if (node.field != Field::kText || (matches && spans_ == nullptr)) return matches;
  matches |= field_has_words(node, Field::kText, scope.text);
  return matches;
}

bool Matcher::field_has_words(const MatchNode& node, Field field, const TextWindow& window) {
  const bool title = field == Field::kTitle;
  const bool whole = window.begin == 0 && window.end == UINT32_MAX;
  const bool quick = looked_for_ < kMostQuickLooks && !(title ? title_scanned_ : text_scanned_);
  if (spans_ == nullptr && whole && quick) {
    ++looked_for_;
    const std::optional<bool> stands = phrases_.stands_in(
        node, title ? article_->title : article_->text, analyzers_.for_lang(article_->lang));
    if (stands) return *stands;
  }
  return find_words(node, field, scanned(field), window);
}

bool Matcher::find_words(const MatchNode& node, Field field, const MatchedText& text,
                         const TextWindow& window) {
  if (spans_ == nullptr) return find_places(node, text, window, nullptr);
  std::vector<Place> places;
  find_places(node, text, window, &places);
  for (const Place& place : places) add_span(field, place);
  return !places.empty();
}

void Matcher::add_span(Field field, const Place& place) {
  if (spans_ != nullptr) spans_->push_back({field, place.begin, place.end, place.node});
}

// Names, sources and sections are short and never highlighted: looked through when asked for.
bool Matcher::evaluate_names(const MatchNode& node) {
  const std::string_view value = node.field == Field::kAuthor   ? article_->author
                                 : node.field == Field::kSource ? article_->source
                                                                : article_->section;
  MatchedText names;
  scanner_.scan(value, analyzers_.unstemmed(), names);
  std::vector<MatchSpan>* const spans = std::exchange(spans_, nullptr);
  const bool found = find_words(node, node.field, names, {});
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
  if (!date || node.dates.undated) return !date && node.dates.undated;
  return (node.dates.first.empty() || node.dates.first <= first_day(*date)) &&
         (node.dates.last.empty() || last_day(*date) <= node.dates.last);
}

bool Matcher::evaluate_length(const MatchNode& node) {
  const uint64_t words = uint64_t{scanned(Field::kTitle).words} + scanned(Field::kText).words;
  return node.lengths.least <= words && words <= node.lengths.most;
}

}  // namespace broadsheet
