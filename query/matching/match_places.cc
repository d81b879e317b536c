// The matcher's operators that look at places: NEAR, ADJ, SENTENCE, PARAGRAPH, lead:, atleastN:.
#include <algorithm>
#include <array>
#include <tuple>

#include "query/matching/matcher.h"
#include "query/matching/proximity.h"

namespace broadsheet {
namespace {

constexpr TextWindow kNowhere{0, 0};
constexpr std::array<Field, 2> kSearchedFields{Field::kTitle, Field::kText};

TextWindow common(const TextWindow& a, const TextWindow& b) {
  return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

}  // namespace

// Adds the places of a word, a phrase, or alternatives of them.
void Matcher::collect(const MatchNode& node, Field field, const Scope& scope,
                      std::vector<Place>& out) {
  for (const MatchNode& child : node.children) collect(child, field, scope, out);
  if (node.words.empty() || (field == Field::kText && node.field == Field::kTitle)) return;
  find_places(node, scanned(field), field == Field::kTitle ? scope.title : scope.text, &out);
}

bool Matcher::evaluate_near(const MatchNode& node, const Scope& scope) {
  bool found = false;
  for (const Field field : kSearchedFields) {
    found |= near_in_field(node, field, scope);
    if (found && spans_ == nullptr) return true;
  }
  return found;
}

bool Matcher::near_in_field(const MatchNode& node, Field field, const Scope& scope) {
  std::vector<std::pair<Place, uint8_t>> found;
  for (size_t i = 0; i < node.children.size(); ++i) {
    std::vector<Place> places;
    collect(node.children[i], field, scope, places);
    if (places.empty()) return false;
    for (const Place& place : places) found.emplace_back(place, static_cast<uint8_t>(i));
  }
  std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first.first; });
  std::vector<PlacedOperand> places;
  places.reserve(found.size());
  for (const auto& [place, operand] : found) places.push_back({place.first, place.last, operand});
  const bool ordered = node.kind == NodeKind::kAdj;
  if (spans_ == nullptr) return has_chain(places, node.children.size(), node.number, ordered);
  const std::vector<bool> in_chain =
      places_in_chains(places, node.children.size(), node.number, ordered);
  bool matches = false;
  for (size_t i = 0; i < found.size(); ++i) {
    if (!in_chain[i]) continue;
    matches = true;
    add_span(field, found[i].first);
  }
  return matches;
}

bool Matcher::evaluate_section(const MatchNode& node, const Scope& scope) {
  bool found = false;
  for (const Field field : kSearchedFields) {
    found |= any_section(node, field, scope);
    if (found && spans_ == nullptr) return true;
  }
  return found;
}

bool Matcher::any_section(const MatchNode& node, Field field, const Scope& scope) {
  const MatchedText& text = scanned(field);
  const TextWindow& outer = field == Field::kTitle ? scope.title : scope.text;
  const auto& sections = node.kind == NodeKind::kSentence ? text.sentences : text.paragraphs;
  auto section = std::ranges::partition_point(
      sections, [&](const TextWindow& window) { return window.end <= outer.begin; });
  bool found = false;
  for (; section != sections.end() && section->begin < outer.end; ++section) {
    Scope inner{kNowhere, kNowhere};
    (field == Field::kTitle ? inner.title : inner.text) = common(*section, outer);
    const size_t spans_before = spans_ == nullptr ? 0 : spans_->size();
    if (evaluate_all(node, inner))
      found = true;
    else if (spans_ != nullptr)
      spans_->resize(spans_before);
    if (found && spans_ == nullptr) break;
  }
  return found;
}

bool Matcher::evaluate_lead(const MatchNode& node, const Scope& scope) {
  return evaluate(node.children.front(),
                  {scope.title, common(scope.text, {0, scanned(Field::kText).lead_end})});
}

bool Matcher::evaluate_at_least(const MatchNode& node, const Scope& scope) {
  size_t count = 0;
  for (const Field field : kSearchedFields) {
    std::vector<Place> places;
    collect(node.children.front(), field, scope, places);
    const auto key = [](const Place& place) { return std::tie(place.first, place.last); };
    std::ranges::sort(places, {}, key);
    const auto same = [&](const Place& a, const Place& b) { return key(a) == key(b); };
    places.erase(std::unique(places.begin(), places.end(), same), places.end());
    count += places.size();
    for (const Place& place : places) add_span(field, place);
  }
  return count >= node.number;
}

}  // namespace broadsheet
