#include "tests/query/differential/query_text.h"

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::string joined(const Node& node, const std::string& separator) {
  std::string text = "(";
  for (const Node& child : node.children)
    text += (text.size() > 1 ? separator : "") + to_query(child);
  return text + ")";
}

std::string words_of(const Node& node) {
  const std::string field =
      node.field == Field::kText ? "" : std::string(field_info(node.field).name) + ":";
  const std::string surface = node.surface ? "=" : "";
  if (node.kind == NodeKind::kWord) return field + surface + node.text;
  const std::string distance = node.number > 0 ? fmt::format("~{}", node.number) : "";
  return field + surface + "\"" + node.text + "\"" + distance;
}

std::string group_of(const Node& group) {
  std::string text = "(";
  for (const Node& child : group.children) {
    constexpr const char* kSigns[] = {"", "+", "-"};
    text += text.size() > 1 ? " " : "";
    text += kSigns[static_cast<size_t>(child.occur)] + to_query(child);
  }
  return text + ")";
}

std::string length_of(const LengthRange& lengths) {
  if (lengths.most == UINT64_MAX) return fmt::format("words>={}", lengths.least);
  return fmt::format("words<={}", lengths.most);
}

std::string date_of(const DayRange& dates) {
  return dates.undated ? "date:none" : fmt::format("date:{}..{}", dates.first, dates.last);
}

}  // namespace

std::string to_query(const Node& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
      return words_of(node);
    case NodeKind::kDate:
      return date_of(node.dates);
    case NodeKind::kLength:
      return length_of(node.lengths);
    case NodeKind::kAnd:
      return joined(node, " AND ");
    case NodeKind::kOr:
      return joined(node, " OR ");
    case NodeKind::kNot:
      return "(NOT " + to_query(node.children.front()) + ")";
    case NodeKind::kGroup:
      return group_of(node);
    case NodeKind::kNear:
      return joined(node, fmt::format(" NEAR/{} ", node.number));
    case NodeKind::kAdj:
      return joined(node, fmt::format(" ADJ/{} ", node.number));
    case NodeKind::kSentence:
      return joined(node, " SENTENCE ");
    case NodeKind::kParagraph:
      return joined(node, " PARAGRAPH ");
    case NodeKind::kLead:
      return "lead:" + joined(node, "");
    case NodeKind::kAtLeast:
      return fmt::format("atleast{}:", node.number) + joined(node, "");
    case NodeKind::kExact:
    case NodeKind::kAll:
      return "";
  }
  return "";
}

}  // namespace broadsheet
