// The words of a query that may be operators.
#pragma once

#include <optional>
#include <string_view>

#include "query/language/token.h"

namespace broadsheet {

// An operator and its number: a distance in words, or how many. Numbers too large to be meant are
// kept as UINT32_MAX.
struct OperatorWord {
  TokenKind kind = TokenKind::kAnd;
  uint32_t number = 0;
};

// The operator that a whole word writes: AND, OR, NOT, SENTENCE, PARAGRAPH, NEAR/5, ADJ/3, in
// capitals; and what Nexis users write for them, w/5, pre/5, w/s and w/p, in either case.
std::optional<OperatorWord> operator_word(std::string_view word);

// The operator of a name before a colon: lead, atleast3.
std::optional<OperatorWord> operator_name(std::string_view name);

// The same for a name right before a parenthesis, as Nexis users write them: hlead, atleast3.
std::optional<OperatorWord> operator_call(std::string_view name);

// The lengths that "words>500" asks for; also >=, <, <= and =.
std::optional<LengthRange> length_condition(std::string_view word);

// True for the operators between two operands.
bool joins_operands(TokenKind kind);

// True for a field name and for what stands before an operand as it does: =, lead:, atleastN:.
bool qualifies_operand(TokenKind kind);

// A number as written, UINT32_MAX when it is larger; nothing when it is no number.
std::optional<uint32_t> whole_number(std::string_view digits);

}  // namespace broadsheet
