#include "tests/query/differential/tree_generator.h"

#include <algorithm>
#include <array>

#include "tests/query/test_index.h"

namespace broadsheet {
namespace {

constexpr unsigned kEverywhere = 7;
constexpr unsigned kNotAlternatives = 3;
constexpr unsigned kAnywhereOnly = 1;

Node with_children(TreeGenerator& make, NodeKind kind, size_t count, int depth, NodePlace place) {
  Node node{.kind = kind};
  for (; count > 0; --count) node.children.push_back(make.node(depth - 1, place));
  return node;
}

Field text_field(TreeGenerator& make) { return make.chance(20) ? Field::kTitle : Field::kText; }

Node word(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  Node node{.kind = NodeKind::kWord, .field = text_field(make), .text = make.word()};
  node.surface = make.chance(20);
  return node;
}

// Patterns and misspellings of the words, some of which none matches.
Node pattern(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  constexpr std::array<const char*, 16> kPatterns{
      "al*",   "*a",    "*o",      "*s",        "?elta",   "t*s",     "*ot*",  "br?v*",
      "al?ha", "zulu*", "alpah~1", "foxtorts~", "dleta~2", "tagno~1", "brav~", "vodka~"};
  Node node{.kind = NodeKind::kWord, .field = text_field(make)};
  if (make.chance(10)) node.field = Field::kAuthor;
  node.text = kPatterns[make.below(kPatterns.size())];
  return node;
}

Node phrase(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  Node node{.kind = NodeKind::kPhrase, .field = text_field(make)};
  node.text = make.phrase(2 + make.below(2));
  node.surface = make.chance(20);
  return node;
}

Node sloppy_phrase(TreeGenerator& make, int depth, NodePlace place) {
  Node node = phrase(make, depth, place);
  node.number = static_cast<uint32_t>(1 + make.below(4));
  return node;
}

Node author(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  Node node{.kind = NodeKind::kWord, .field = Field::kAuthor, .text = make.word()};
  node.surface = make.chance(20);
  return node;
}

Node author_phrase(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  return {.kind = NodeKind::kPhrase, .field = Field::kAuthor, .text = make.phrase(2)};
}

Node date(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  constexpr std::array<std::array<const char*, 2>, 5> kRanges{{{"20110101", "20111231"},
                                                               {"20110501", ""},
                                                               {"", "20110430"},
                                                               {"20110201", "20120315"},
                                                               {"20110501", "20110501"}}};
  Node node{.kind = NodeKind::kDate, .field = Field::kDate};
  const auto& range = kRanges[make.below(kRanges.size())];
  node.dates = {range[0], range[1]};
  if (make.chance(20)) node.dates = {"", "", true};
  return node;
}

Node length(TreeGenerator& make, int /*depth*/, NodePlace /*place*/) {
  Node node{.kind = NodeKind::kLength};
  (make.chance(50) ? node.lengths.least : node.lengths.most) = make.below(16);
  return node;
}

Node conjunction(TreeGenerator& make, int depth, NodePlace place) {
  return with_children(make, NodeKind::kAnd, 2 + make.below(2), depth, place);
}

Node disjunction(TreeGenerator& make, int depth, NodePlace place) {
  return with_children(make, NodeKind::kOr, 2 + make.below(2), depth, place);
}

Node negation(TreeGenerator& make, int depth, NodePlace place) {
  return with_children(make, NodeKind::kNot, 1, depth, place);
}

Node group(TreeGenerator& make, int depth, NodePlace place) {
  Node node = with_children(make, NodeKind::kGroup, 1 + make.below(3), depth, place);
  if (place != NodePlace::kAlternatives)
    for (Node& child : node.children) child.occur = static_cast<Occur>(make.below(3));
  return node;
}

Node proximity(TreeGenerator& make, int depth, NodePlace /*place*/) {
  const NodeKind kind = make.chance(50) ? NodeKind::kNear : NodeKind::kAdj;
  Node node = with_children(make, kind, make.chance(80) ? 2 : 3, depth, NodePlace::kAlternatives);
  node.number = static_cast<uint32_t>(1 + make.below(5));
  return node;
}

Node sentence(TreeGenerator& make, int depth, NodePlace /*place*/) {
  return with_children(make, NodeKind::kSentence, 2 + make.below(2), depth, NodePlace::kInText);
}

Node paragraph(TreeGenerator& make, int depth, NodePlace /*place*/) {
  return with_children(make, NodeKind::kParagraph, 2, depth, NodePlace::kInText);
}

Node lead(TreeGenerator& make, int depth, NodePlace /*place*/) {
  return with_children(make, NodeKind::kLead, 1, depth, NodePlace::kInText);
}

Node at_least(TreeGenerator& make, int depth, NodePlace /*place*/) {
  Node node = with_children(make, NodeKind::kAtLeast, 1, depth, NodePlace::kAlternatives);
  node.number = static_cast<uint32_t>(1 + make.below(4));
  return node;
}

// The kinds of nodes: a new operator is a row here, and a rule in naive_evaluator.cc.
struct Row {
  unsigned weight;
  unsigned places;  // of NodePlace
  bool leaf;
  Node (*make)(TreeGenerator&, int depth, NodePlace);
};

constexpr std::array<Row, 18> kRows{{
    {30, kEverywhere, true, word},
    {12, kAnywhereOnly, true, pattern},
    {12, kEverywhere, true, phrase},
    {4, kNotAlternatives, true, sloppy_phrase},
    {4, kAnywhereOnly, true, author},
    {2, kAnywhereOnly, true, author_phrase},
    {5, kAnywhereOnly, true, date},
    {3, kAnywhereOnly, true, length},
    {12, kNotAlternatives, false, conjunction},
    {12, kEverywhere, false, disjunction},
    {8, kNotAlternatives, false, negation},
    {16, kEverywhere, false, group},
    {10, kNotAlternatives, false, proximity},
    {8, kNotAlternatives, false, sentence},
    {5, kNotAlternatives, false, paragraph},
    {6, kNotAlternatives, false, lead},
    {6, kNotAlternatives, false, at_least},
    {2, kAnywhereOnly, false, group},
}};

}  // namespace

Node TreeGenerator::node(int depth, NodePlace place) {
  const auto fits = [&](const Row& row) {
    return (row.places & static_cast<unsigned>(place)) != 0 && (row.leaf || depth > 0);
  };
  unsigned sum = 0;
  for (const Row& row : kRows)
    if (fits(row)) sum += row.weight;
  size_t left = below(sum);
  for (const Row& row : kRows) {
    if (!fits(row)) continue;
    if (left < row.weight) return row.make(*this, depth, place);
    left -= row.weight;
  }
  return {};
}

Node TreeGenerator::query() {
  const int depth = 1 + static_cast<int>(below(3));
  return group(*this, depth, NodePlace::kAnywhere);
}

std::string TreeGenerator::word() {
  constexpr std::array<std::string_view, 5> kWords{"alpha", "bravo", "delta", "tango", "foxtrot"};
  std::string word(kWords[below(kWords.size())]);
  if (chance(20)) word += 's';
  if (chance(30)) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  if (chance(5))
    for (char& c : word)
      if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
  return word;
}

std::string TreeGenerator::phrase(size_t words) {
  std::string text = word();
  while (--words > 0) text += " " + word();
  return text;
}

// Sentences of a few words; some stops are followed by a lower-case letter and end none.
std::string TreeGenerator::text(size_t words) {
  constexpr std::array<std::string_view, 12> kBetween{" ",   " ",  " ",   " ",  ", ",    " ",
                                                      " - ", ". ", ".\n", "! ", ".\n\n", "\n \n"};
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    text += word();
    if (chance(5)) text += "'s";
    text += kBetween[below(kBetween.size())];
  }
  return text;
}

std::vector<Article> TreeGenerator::articles(size_t count) {
  std::vector<Article> result;
  for (size_t i = 0; i < count; ++i) {
    const size_t words = i % 40 == 0 ? 55 + below(20) : below(14);
    const std::string day =
        "201" + std::to_string(below(3)) + "-05-0" + std::to_string(1 + below(2));
    result.push_back(make_article("a" + std::to_string(i), chance(20) ? "" : phrase(1 + below(3)),
                                  text(words), chance(10) ? "" : day));
    if (chance(60)) result.back().author = phrase(1 + below(2));
  }
  return result;
}

}  // namespace broadsheet
