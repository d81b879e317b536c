// Query string to tokens: decides which characters are syntax and which are text.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/dates.h"
#include "query/language/query_tree.h"

namespace broadsheet {

enum class TokenKind : uint8_t {
  kWord,     // `text`
  kPhrase,   // `text` between quotes
  kOpen,     // (
  kClose,    // )
  kMust,     // + before a word, phrase or parenthesis
  kMustNot,  // -
  kSurface,  // =
  kField,    // title: before a word, phrase or parenthesis
  kLead,     // lead:
  kAtLeast,  // atleastN:
  kLength,   // words>500
  kAnd,      // words that may be operators; see operator_words.h
  kOr,
  kNot,
  kSentence,
  kParagraph,
  kNear,
  kAdj,
};

struct QueryToken {
  TokenKind kind = TokenKind::kWord;
  QuerySpan where;
  std::string_view text;         // into the query
  Field field = Field::kText;    // of kField
  DateUse dates = DateUse::kOn;  // of kField with Field::kDate
  uint32_t number = 0;           // of kNear, kAdj, kAtLeast and a kPhrase with ~N
  bool sloppy = false;           // a kPhrase with ~N
  LengthRange lengths{};         // of kLength
};

// Cuts a query, any bytes, into tokens, in linear time. Text without a letter or digit gives no
// token. Throws QueryError for an unknown field with a quoted value. What is syntax:
//  - A quote opens a phrase when it is closed later and doesn't follow a letter or digit directly
//    (typographic ones may). Unclosed quotes are dropped.
//  - "(" opens where a word could begin; ")" closes unless it stands in a run of punctuation, as in
//    ":)", or ends a parenthesis inside a word, as in "bar(s)".
//  - "+" and "-" are prefixes at the start of a word after white space or "(", directly before a
//    letter, a digit, a quote, "=" or "("; "=" is one there, and behind them and a field name.
//  - A field name, lead or atleastN, in lower case, is one when its colon is directly followed by a
//    value.
//  - "~" and a number directly behind a closing quote belong to the phrase.
//  - AND, OR and NOT are operators in capitals alone, and so on: operator_words.h.
std::vector<QueryToken> lex_query(std::string_view query);

}  // namespace broadsheet
