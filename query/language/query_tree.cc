// The query tree as one line of s-expression.
#include "query/language/query_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace broadsheet {
namespace {

// Indexed by NodeKind; "" for words, which stand as they are.
constexpr std::array<std::string_view, 16> kKindNames{
    "",      "phrase", "",    "date",     "words",     "and",  "or",      "not",
    "group", "near",   "adj", "sentence", "paragraph", "lead", "atleast", "all"};
static_assert(static_cast<size_t>(NodeKind::kAll) + 1 == kKindNames.size());

// Indexed by Occur.
constexpr std::array<std::string_view, 3> kOccurSigns{"", "+", "-"};

// True for what could be taken for the syntax of the line, or can't be seen.
bool needs_quotes(std::string_view text) {
  const auto special = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\\' || c == '(' || c == ')' ||
           c == 0x7F;
  };
  return text.empty() || text.front() == '+' || text.front() == '-' || text.front() == '=' ||
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

std::string length_of(const LengthRange& lengths) {
  return fmt::format("(words {}..{})", lengths.least,
                     lengths.most == UINT64_MAX ? "" : fmt::to_string(lengths.most));
}

// (wildcard invad* invaded invader), (fuzzy/1 rasmusen rasmussen)
std::string described_pattern(const Node& node) {
  const WordPattern& pattern = *node.pattern;
  std::string out = pattern.kind == WordPattern::Kind::kWildcard
                        ? fmt::format("(wildcard {}", pattern.text)
                        : fmt::format("(fuzzy/{} {}", pattern.distance, pattern.text);
  for (const std::string& word : node.stands_for.words) out += ' ' + word;
  return out + ')';
}

std::string value_of(const Node& node) {
  if (node.pattern) return described_pattern(node);
  const std::string_view surface = node.surface ? "=" : "";
  switch (node.kind) {
    case NodeKind::kDate:
      return node.dates.undated ? "(date none)"
                                : fmt::format("(date {}..{})", node.dates.first, node.dates.last);
    case NodeKind::kLength:
      return length_of(node.lengths);
    case NodeKind::kPhrase:
      return fmt::format("{}(phrase{} {})", surface,
                         node.number > 0 ? fmt::format("~{}", node.number) : "", quoted(node.text));
    default:
      return fmt::format("{}{}", surface, needs_quotes(node.text) ? quoted(node.text) : node.text);
  }
}

void append(std::string& out, const Node& node) {
  const bool leaf = node.kind <= NodeKind::kLength;
  if (leaf) {
    const bool plain = node.field == Field::kText || node.kind >= NodeKind::kDate;
    out += plain ? value_of(node)
                 : fmt::format("({} {})", field_info(node.field).name, value_of(node));
    return;
  }
  out += '(';
  out += kKindNames[static_cast<size_t>(node.kind)];
  if (node.number > 0) out += fmt::format("/{}", node.number);
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
