// Properties of the parser that hold for any string: it reads or refuses, and never breaks.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "query/language/parser.h"
#include "tests/rounds.h"

namespace broadsheet {
namespace {

constexpr std::string_view kToday = "20140402";
constexpr unsigned kRounds = rounds(60000);  // for each generator

using Random = std::mt19937_64;

size_t below(Random& random, size_t limit) { return random() % limit; }

std::string random_bytes(Random& random) {
  std::string out(below(random, 40), '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

// Strings that are dense in syntax, well formed or not.
std::string random_syntax(Random& random) {
  constexpr std::array<std::string_view, 60> kPieces{"(",
                                                     ")",
                                                     "\"",
                                                     "\xE2\x80\x9C",
                                                     "\xE2\x80\x9D",
                                                     "\xE2\x80\x9E",
                                                     "\xC2\xAB",
                                                     "‘",
                                                     "’",
                                                     "›",
                                                     "「",
                                                     "\xC2\xBB",
                                                     "+",
                                                     "-",
                                                     "AND",
                                                     "OR",
                                                     "NOT",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     "  ",
                                                     "nato",
                                                     "kyiv",
                                                     "a",
                                                     "title:",
                                                     "author:",
                                                     "source:",
                                                     "lang:",
                                                     "id:",
                                                     "date:",
                                                     "since:",
                                                     "until:",
                                                     "foo:",
                                                     ":",
                                                     "2014",
                                                     "2014-03",
                                                     "..",
                                                     "7d",
                                                     "last monday",
                                                     "\xFF",
                                                     "\xC3\xA9",
                                                     "\n",
                                                     "*",
                                                     "~",
                                                     "=",
                                                     "~3",
                                                     "SENTENCE",
                                                     " PARAGRAPH ",
                                                     " NEAR/5 ",
                                                     " ADJ/2 ",
                                                     "lead:",
                                                     "atleast2:",
                                                     "words>5",
                                                     "date:none",
                                                     " w/3 ",
                                                     "hlead(",
                                                     ":)",
                                                     "AND ",
                                                     " OR ",
                                                     "("};
  std::string out;
  for (size_t left = below(random, 14); left > 0; --left)
    out += kPieces[below(random, kPieces.size())];
  return out;
}

// Letters, digits, spaces and punctuation that is no syntax.
std::string random_text(Random& random) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzANDORTX0123456789      .,;!?'/&%$#@*~^_=<>[]{}|\\`";
  constexpr std::array<std::string_view, 6> kWords{" AND ",    " OR ",         " NOT ",
                                                   "\xC3\xBC", "\xE2\x80\x94", "\xE4\xB8\xAD"};
  std::string out;
  for (size_t left = below(random, 60); left > 0; --left) {
    if (below(random, 8) == 0)
      out += kWords[below(random, kWords.size())];
    else
      out += kLetters[below(random, kLetters.size())];
  }
  return out;
}

// Whether a node holds what its kind promises.
bool well_formed(const Node& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kPhrase:
    case NodeKind::kExact:
      return !node.text.empty() && node.children.empty();
    case NodeKind::kDate:
      return node.dates.limits() && node.children.empty();
    case NodeKind::kLength:
    case NodeKind::kAll:
      return node.children.empty();
    case NodeKind::kNot:
    case NodeKind::kLead:
      return node.children.size() == 1;
    case NodeKind::kAtLeast:
      return node.children.size() == 1 && node.number > 0;
    case NodeKind::kNear:
    case NodeKind::kAdj:
      return node.children.size() > 1 && node.number > 0;
    case NodeKind::kAnd:
    case NodeKind::kOr:
    case NodeKind::kSentence:
    case NodeKind::kParagraph:
      return node.children.size() > 1;
    case NodeKind::kGroup:
      return !node.children.empty();
  }
  return false;
}

// Every node is well formed and lies in the query.
void check_tree(const Node& node, const std::string& query) {
  ASSERT_TRUE(well_formed(node)) << query;
  ASSERT_LE(node.where.begin, node.where.end) << query;
  ASSERT_LE(node.where.end, query.size()) << query;
  for (const Node& child : node.children) check_tree(child, query);
}

void check_root(const Node& root, const std::string& query) {
  ASSERT_EQ(root.kind, NodeKind::kGroup);
  if (root.children.empty()) return;
  check_tree(root, query);
}

template <typename Generate>
void read_many(Generate generate, bool may_refuse) {
  Random random(20140402);
  for (unsigned round = 0; round < kRounds; ++round) {
    const std::string query = generate(random);
    SCOPED_TRACE(query);
    try {
      const Node root = parse_query(query, kToday);
      check_root(root, query);
      if (testing::Test::HasFatalFailure()) return;
      ASSERT_FALSE(describe(root).empty());
    } catch (const QueryError& error) {
      ASSERT_TRUE(may_refuse) << error.what();
      ASSERT_LT(error.where().begin, error.where().end);
      ASSERT_LE(error.where().end, query.size());
      ASSERT_FALSE(point_at(query, error.where()).empty());
    }
  }
}

TEST(ParserProperty, ReadsOrRefusesAnyBytes) { read_many(random_bytes, true); }

TEST(ParserProperty, ReadsOrRefusesAnySyntax) { read_many(random_syntax, true); }

TEST(ParserProperty, NeverRefusesFreeText) { read_many(random_text, false); }

}  // namespace
}  // namespace broadsheet
