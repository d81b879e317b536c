// The tokens of a query once it is decided which parentheses and operators are real.
#include "query/language/token_stream.h"

#include <algorithm>

#include "corpus/text/case_class.h"
#include "query/language/lexer.h"
#include "query/language/limits.h"
#include "query/language/operator_words.h"
#include "query/language/query_error.h"

namespace broadsheet {
namespace {

bool is_operator(TokenKind kind) { return joins_operands(kind) || kind == TokenKind::kNot; }

bool is_prefix(TokenKind kind) { return kind == TokenKind::kMust || kind == TokenKind::kMustNot; }

bool is_operand(TokenKind kind) {
  return kind == TokenKind::kWord || kind == TokenKind::kPhrase || kind == TokenKind::kLength;
}

bool is_explicit(TokenKind kind) {
  return is_operator(kind) || is_prefix(kind) || qualifies_operand(kind);
}

void drop_tokens(std::vector<QueryToken>& tokens, const std::vector<bool>& drop) {
  size_t kept = 0;
  for (size_t i = 0; i < tokens.size(); ++i)
    if (!drop[i]) tokens[kept++] = tokens[i];
  tokens.resize(kept);
}

// Drops the parentheses without partner or nested too deep. Returns those never closed.
std::vector<QuerySpan> match_parentheses(std::vector<QueryToken>& tokens) {
  std::vector<size_t> open;
  std::vector<bool> drop(tokens.size(), false);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kOpen) open.push_back(i);
    if (tokens[i].kind != TokenKind::kClose) continue;
    if (open.empty()) {
      drop[i] = true;
      continue;
    }
    if (open.size() > kMaxQueryDepth) drop[i] = drop[open.back()] = true;
    open.pop_back();
  }
  std::vector<QuerySpan> unclosed;
  for (const size_t i : open) {
    drop[i] = true;
    unclosed.push_back(tokens[i].where);
  }
  drop_tokens(tokens, drop);
  return unclosed;
}

bool is_section(TokenKind kind) {
  return kind == TokenKind::kSentence || kind == TokenKind::kParagraph;
}

// In a headline SENTENCE and PARAGRAPH are words as any other.
void settle_all_capitals(std::string_view query, std::vector<QueryToken>& tokens) {
  if (!is_headline(query, tokens)) return;
  for (QueryToken& token : tokens)
    if (is_section(token.kind)) token.kind = TokenKind::kWord;
}

// Whether an operand begins at each token; by the way turns operators without a right operand into
// words. Such words are no operands of other operators: "nato AND NOT" is three words.
std::vector<bool> find_operands(std::vector<QueryToken>& tokens) {
  std::vector<bool> begins(tokens.size() + 1, false);
  for (size_t i = tokens.size(); i-- > 0;) {
    const TokenKind kind = tokens[i].kind;
    const bool next = begins[i + 1];
    if (is_operator(kind) && !next) tokens[i].kind = TokenKind::kWord;
    const bool needs_next = is_prefix(kind) || qualifies_operand(kind) || kind == TokenKind::kNot;
    begins[i] = needs_next ? next : is_operand(kind) || kind == TokenKind::kOpen;
  }
  return begins;
}

// Drops prefixes and fields that have nothing behind them, turns operators without both operands
// into words.
void settle_operators(std::vector<QueryToken>& tokens) {
  std::vector<bool> was_operator(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) was_operator[i] = is_operator(tokens[i].kind);
  const std::vector<bool> begins = find_operands(tokens);
  std::vector<bool> drop(tokens.size(), false);
  bool operand_before = false;
  for (size_t i = 0; i < tokens.size(); ++i) {
    TokenKind& kind = tokens[i].kind;
    if (joins_operands(kind) && !operand_before) kind = TokenKind::kWord;
    drop[i] = !begins[i] && (is_prefix(kind) || qualifies_operand(kind));
    operand_before = kind == TokenKind::kClose || (!was_operator[i] && is_operand(kind));
  }
  drop_tokens(tokens, drop);
}

// The first unclosed parenthesis that has explicit syntax right before or anywhere behind it is
// surely a mistake.
void refuse_unclosed(const std::vector<QuerySpan>& unclosed,
                     const std::vector<QueryToken>& tokens) {
  const auto last_explicit = std::find_if(tokens.rbegin(), tokens.rend(),
                                          [](const QueryToken& t) { return is_explicit(t.kind); });
  if (last_explicit == tokens.rend()) return;
  for (const QuerySpan& open : unclosed) {
    const auto next = std::partition_point(
        tokens.begin(), tokens.end(),
        [&](const QueryToken& token) { return token.where.begin < open.begin; });
    const bool touched = next != tokens.begin() && is_explicit(std::prev(next)->kind);
    if (touched || last_explicit->where.begin > open.begin)
      throw QueryError("a parenthesis is opened and never closed", open,
                       "close it with \")\", or leave it out");
  }
}

}  // namespace

bool is_headline(std::string_view query, std::span<const QueryToken> tokens) {
  constexpr std::ptrdiff_t kAllCapitalsWords = 4;
  const std::ptrdiff_t words = std::ranges::count_if(tokens, [](const QueryToken& token) {
    return is_operand(token.kind) || is_section(token.kind);
  });
  return words >= kAllCapitalsWords && case_class(query) == CaseClass::kUpper;
}

std::vector<QueryToken> settled_tokens(std::string_view query) {
  std::vector<QueryToken> tokens = lex_query(query);
  const std::vector<QuerySpan> unclosed = match_parentheses(tokens);
  settle_all_capitals(query, tokens);
  settle_operators(tokens);
  refuse_unclosed(unclosed, tokens);
  return tokens;
}

}  // namespace broadsheet
