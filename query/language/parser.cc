// Query string to query tree.
#include "query/language/parser.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "corpus/analysis/language.h"
#include "corpus/text/escape.h"
#include "query/language/dates.h"
#include "query/language/group_rules.h"
#include "query/language/limits.h"
#include "query/language/nesting_rules.h"
#include "query/language/operator_words.h"
#include "query/language/token_stream.h"

namespace broadsheet {
namespace {

// The operators between two operands, from loose to tight.
struct BinaryOperator {
  TokenKind token;
  NodeKind node;
};

constexpr std::array<BinaryOperator, 6> kBinaryOperators{{
    {TokenKind::kOr, NodeKind::kOr},
    {TokenKind::kAnd, NodeKind::kAnd},
    {TokenKind::kParagraph, NodeKind::kParagraph},
    {TokenKind::kSentence, NodeKind::kSentence},
    {TokenKind::kNear, NodeKind::kNear},
    {TokenKind::kAdj, NodeKind::kAdj},
}};

// Recursive descent over settled tokens; the depth is bounded by that of their parentheses.
class Parser {
 public:
  Parser(std::string_view query, std::string_view today)
      : query_(query), today_(today), tokens_(settled_tokens(query)) {}

  Node run() {
    std::vector<QueryPart> parts = parts_until_close();
    const QuerySpan where{0, query_.size()};
    Node root =
        is_lone_group(parts) ? std::move(parts.front().node) : make_group(std::move(parts), where);
    root.where = where;
    check_nesting(root);
    dissolve_groups(root);
    return root;
  }

 private:
  // The field that words belong to.
  struct Scope {
    Field field = Field::kText;
    DateUse dates = DateUse::kOn;
    bool surface = false;
  };

  // The whole query in parentheses.
  static bool is_lone_group(const std::vector<QueryPart>& parts) {
    return parts.size() == 1 && parts.front().node.kind == NodeKind::kGroup &&
           parts.front().node.occur == Occur::kShould;
  }

  bool next_is(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }

  bool take(TokenKind kind) {
    if (!next_is(kind)) return false;
    ++at_;
    return true;
  }

  std::vector<QueryPart> parts_until_close() {
    std::vector<QueryPart> parts;
    while (at_ < tokens_.size() && !next_is(TokenKind::kClose)) {
      required_ = false;
      std::optional<QueryPart> part = chain(kBinaryOperators);
      if (part) parts.push_back(side_by_side(std::move(*part), required_));
    }
    return parts;
  }

  static QueryPart side_by_side(QueryPart part, bool required) {
    if (part.node.kind == NodeKind::kNot) {
      Node child = std::move(part.node.children.front());
      child.occur = Occur::kMustNot;
      part.node = std::move(child);
    } else if (required) {
      part.node.occur = Occur::kMust;
    }
    return part;
  }

  // Operands joined by the operators, of which the first binds loosest. A loop over the levels, so
  // that deep nesting takes little of the stack.
  std::optional<QueryPart> chain(std::span<const BinaryOperator> operators) {
    std::optional<QueryPart> part = operand();
    for (size_t level = operators.size(); level-- > 0;) {
      const BinaryOperator& joining = operators[level];
      if (!next_is(joining.token)) continue;
      QueryPart joined{.node = {.kind = joining.node}, .filters = true};
      if (part) join(joined, std::move(*part));
      while (next_is(joining.token)) {
        take_number(joined.node);
        if (std::optional<QueryPart> next = chain(operators.subspan(level + 1)))
          join(joined, std::move(*next));
      }
      part = without_needless_level(std::move(joined));
    }
    return part;
  }

  // Takes an operator with its distance, which has to be that of the others in the chain.
  void take_number(Node& node) {
    const QueryToken& token = tokens_[at_++];
    if (token.kind != TokenKind::kNear && token.kind != TokenKind::kAdj) return;
    const uint32_t number = checked_number(token, token.where, kMaxDistance, "a distance");
    if (node.number != 0 && node.number != number)
      throw QueryError("operators with different distances are in one chain", token.where,
                       "join two pairs by AND: (a NEAR/5 b) AND (b NEAR/3 c)");
    node.number = number;
  }

  static uint32_t checked_number(const QueryToken& token, QuerySpan where, uint32_t most,
                                 std::string_view what) {
    if (token.number == 0 || token.number > most)
      throw QueryError(fmt::format("{} is a number from 1 to {}", what, most), where,
                       fmt::format("write {}", token.number == 0 ? 1 : most));
    return token.number;
  }

  static void join(QueryPart& joined, QueryPart part) {
    joined.filters = joined.filters && part.filters;
    if (joined.node.children.empty()) joined.node.where.begin = part.node.where.begin;
    joined.node.where.end = part.node.where.end;
    joined.node.children.push_back(std::move(part.node));
  }

  // A level of one child is that child, one of none is nothing.
  static std::optional<QueryPart> without_needless_level(QueryPart part) {
    if (part.node.children.empty()) return std::nullopt;
    if (part.node.children.size() > 1) return part;
    Node child = std::move(part.node.children.front());
    part.node = std::move(child);
    return part;
  }

  // NOT and prefixes, then what they stand before.
  std::optional<QueryPart> operand() {
    const size_t begin = at_ < tokens_.size() ? tokens_[at_].where.begin : query_.size();
    bool negated = false;
    for (;; ++at_) {
      if (next_is(TokenKind::kMust))
        required_ = true;
      else if (next_is(TokenKind::kNot) || next_is(TokenKind::kMustNot))
        negated = !negated;
      else
        break;
    }
    std::optional<QueryPart> part = primary();
    if (!part || !negated) return part;
    Node inverse{.kind = NodeKind::kNot, .where = {begin, part->node.where.end}};
    inverse.children.push_back(std::move(part->node));
    return QueryPart{std::move(inverse), part->filters, false};
  }

  // What qualifies an operand (a field, =, lead:, atleastN:), then the operand.
  std::optional<QueryPart> primary() {
    const Scope outer = scope_;
    const size_t begin = tokens_[at_].where.begin;
    std::vector<QueryToken> wrappers;
    for (; at_ < tokens_.size() && qualifies_operand(tokens_[at_].kind); ++at_) {
      const QueryToken& token = tokens_[at_];
      if (token.kind == TokenKind::kField)
        scope_ = {token.field, token.dates, scope_.surface};
      else if (token.kind == TokenKind::kSurface)
        scope_.surface = true;
      else
        wrappers.push_back(token);
    }
    std::optional<QueryPart> part = next_is(TokenKind::kOpen) ? group() : leaf();
    scope_ = outer;
    for (size_t i = wrappers.size(); part && i-- > 0;) part = wrapped(wrappers[i], *part);
    if (part) part->node.where.begin = begin;
    return part;
  }

  static QueryPart wrapped(const QueryToken& token, QueryPart& part) {
    Node node{.kind = NodeKind::kLead, .where = {token.where.begin, part.node.where.end}};
    if (token.kind == TokenKind::kAtLeast) {
      node.kind = NodeKind::kAtLeast;
      node.number = checked_number(token, token.where, kMaxAtLeast, "how many, at least,");
    }
    node.children.push_back(std::move(part.node));
    return {std::move(node)};
  }

  std::optional<QueryPart> group() {
    const bool required = required_;
    const size_t begin = tokens_[at_++].where.begin;
    std::vector<QueryPart> parts = parts_until_close();
    const QuerySpan where{begin, tokens_[at_++].where.end};
    required_ = required;
    if (parts.empty()) return std::nullopt;
    bool filters = true;
    for (QueryPart& part : parts) {
      filters = filters && part.filters;
      // Inside source:(a b) the words are plain alternatives; the whole filters.
      if (field_info(scope_.field).kind != FieldKind::kStemmed) part.filters = false;
    }
    return single_or_group(std::move(parts), where, filters);
  }

  // Parentheses around one thing change nothing.
  static QueryPart single_or_group(std::vector<QueryPart> parts, QuerySpan where, bool filters) {
    if (parts.size() > 1) return {make_group(std::move(parts), where), filters, false};
    QueryPart only = std::move(parts.front());
    only.filters = filters;
    only.node.where = where;
    const bool negated = std::exchange(only.node.occur, Occur::kShould) == Occur::kMustNot;
    if (!negated) return only;
    Node inverse{.kind = NodeKind::kNot, .where = where};
    inverse.children.push_back(std::move(only.node));
    return {std::move(inverse), filters, false};
  }

  QueryPart leaf() {
    const QueryToken& token = tokens_[at_++];
    if (token.kind == TokenKind::kLength) {
      Node length{.kind = NodeKind::kLength, .where = token.where, .lengths = token.lengths};
      return {std::move(length), true, false};
    }
    const FieldKind kind = field_info(scope_.field).kind;
    Node node{.field = scope_.field, .where = token.where, .text = std::string(token.text)};
    if (kind == FieldKind::kDate) {
      node.kind = NodeKind::kDate;
      node.dates = dates_of(token);
      node.text.clear();
    } else if (kind == FieldKind::kExact) {
      node.kind = NodeKind::kExact;
      if (scope_.field == Field::kLang) node.text = language_of_token(token);
    } else {
      node.kind = token.kind == TokenKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord;
      node.surface = scope_.surface;
      node.text_at = static_cast<size_t>(token.text.data() - query_.data());
      if (node.kind == NodeKind::kWord && !node.surface) node.pattern = read_pattern(token.text);
      if (token.sloppy)
        node.number = checked_number(token, distance_of(token), kMaxDistance, "a distance");
    }
    const bool filters = kind != FieldKind::kStemmed;
    return {std::move(node), filters, filters && scope_.dates == DateUse::kOn};
  }

  // Where the "~5" of a phrase stands.
  QuerySpan distance_of(const QueryToken& token) const {
    return {query_.rfind('~', token.where.end), token.where.end};
  }

  static std::string language_of_token(const QueryToken& token) {
    std::string code = normalise_language(token.text);
    if (code.empty())
      throw QueryError(fmt::format("'{}' is not a language code", escape_terminal(token.text)),
                       token.where, "give an ISO 639-1 code such as en, de or fr");
    return code;
  }

  DayRange dates_of(const QueryToken& token) const {
    const auto range = read_dates(token.text, scope_.dates, today_);
    if (!range)
      throw QueryError(fmt::format("'{}' is not a valid date", escape_terminal(token.text)),
                       token.where, fmt::format("dates are written as {}", kDateExamples));
    if (!range->first.empty() && !range->last.empty() && range->first > range->last)
      throw QueryError("the range of dates ends before it begins", token.where,
                       "write the earlier date first");
    return *range;
  }

  std::string_view query_, today_;
  std::vector<QueryToken> tokens_;
  size_t at_ = 0;
  Scope scope_;
  bool required_ = false;  // the chain being read has a "+"
};

}  // namespace

Node parse_query(std::string_view query, std::string_view today) {
  return Parser(query, today).run();
}

}  // namespace broadsheet
