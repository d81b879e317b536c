// The query tree as one line of s-expression.
#include "query/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace broadsheet {
namespace {

// Indexed by NodeKind; "" for words, which stand as they are.
constexpr std::array<std::string_view, 9> kKindNames{"",   "phrase", "",      "date", "and",
                                                     "or", "not",    "group", "all"};
static_assert(static_cast<size_t>(NodeKind::kAll) + 1 == kKindNames.size());

// Indexed by Occur.
constexpr std::array<std::string_view, 3> kOccurSigns{"", "+", "-"};

// True for what could be taken for the syntax of the line, or can't be seen.
bool needs_quotes(std::string_view text) {
  const auto special = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\\' || c == '(' || c == ')' ||
           c == 0x7F;
  };
  return text.empty() || text.front() == '+' || text.front() == '-' ||
         std::any_of(text.begin(), text.end(), special);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F)
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out += '"';
}

std::string value_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::kDate:
      return fmt::format("(date {}..{})", node.dates.first, node.dates.last);
    case NodeKind::kPhrase:
      return fmt::format("(phrase {})", quoted(node.text));
    default:
      return needs_quotes(node.text) ? quoted(node.text) : node.text;
  }
}

void append(std::string& out, const Node& node) {
  const bool leaf = node.kind <= NodeKind::kDate;
  if (leaf) {
    const bool plain = node.field == Field::kText || node.kind == NodeKind::kDate;
    out += plain ? value_of(node)
                 : fmt::format("({} {})", field_info(node.field).name, value_of(node));
    return;
  }
  out += '(';
  out += kKindNames[static_cast<size_t>(node.kind)];
  for (const Node& child : node.children) {
    out += ' ';
    if (node.kind == NodeKind::kGroup) out += kOccurSigns[static_cast<size_t>(child.occur)];
    append(out, child);
  }
  out += ')';
}

}  // namespace

std::string describe(const Node& node) {
  std::string out;
  append(out, node);
  return out;
}

}  // namespace broadsheet
