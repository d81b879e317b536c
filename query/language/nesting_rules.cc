// Which parts of a query may stand inside which operators.
#include "query/language/nesting_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "query/language/query_error.h"

namespace broadsheet {
namespace {

// An operator that looks at places in the text.
struct PlaceOperator {
  NodeKind kind;
  std::string_view name;
  bool alternatives_only;  // takes words, phrases and alternatives of them, no more
};

constexpr std::array<PlaceOperator, 6> kPlaceOperators{{
    {NodeKind::kNear, "NEAR", true},
    {NodeKind::kAdj, "ADJ", true},
    {NodeKind::kSentence, "SENTENCE", false},
    {NodeKind::kParagraph, "PARAGRAPH", false},
    {NodeKind::kLead, "lead:", false},
    {NodeKind::kAtLeast, "atleast:", true},
}};

const PlaceOperator* place_operator(NodeKind kind) {
  const auto* found = std::ranges::find(kPlaceOperators, kind, &PlaceOperator::kind);
  return found == kPlaceOperators.end() ? nullptr : found;
}

bool is_about_text(const Node& node) {
  switch (node.kind) {
    case NodeKind::kExact:
    case NodeKind::kDate:
    case NodeKind::kLength:
      return false;
    default:
      return field_info(node.field).kind == FieldKind::kStemmed;
  }
}

bool is_alternative(const Node& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kOr:
      return true;
    case NodeKind::kPhrase:
      return node.number == 0;
    case NodeKind::kGroup:
      return std::ranges::all_of(node.children,
                                 [](const Node& child) { return child.occur == Occur::kShould; });
    default:
      return false;
  }
}

void check_inside(const Node& node, const PlaceOperator& outer) {
  if (!is_about_text(node))
    throw QueryError(fmt::format("this can't be inside {}", outer.name), node.where,
                     "put it beside: (a SENTENCE b) author:doe");
  if (outer.alternatives_only && !is_alternative(node))
    throw QueryError(
        fmt::format("{} takes words, phrases and alternatives of them: this is more", outer.name),
        node.where, "write the alternatives as (a OR b), and join the rest by AND");
  const PlaceOperator* own = outer.alternatives_only ? nullptr : place_operator(node.kind);
  for (const Node& child : node.children) check_inside(child, own == nullptr ? outer : *own);
}

}  // namespace

void check_nesting(const Node& root) {
  const PlaceOperator* own = place_operator(root.kind);
  for (const Node& child : root.children) {
    if (own == nullptr)
      check_nesting(child);
    else
      check_inside(child, *own);
  }
}

}  // namespace broadsheet
