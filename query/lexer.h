// Query string to tokens: decides which characters are syntax and which are text.
#pragma once

#include <string_view>
#include <vector>

#include "query/dates.h"
#include "query/query_tree.h"

namespace broadsheet {

enum class TokenKind : uint8_t {
  kWord,     // `text`
  kPhrase,   // `text` between quotes
  kOpen,     // (
  kClose,    // )
  kMust,     // + before a word, phrase or parenthesis
  kMustNot,  // -
  kField,    // title: before a word, phrase or parenthesis
  kAnd,      // words in capitals that may be operators
  kOr,
  kNot,
};

struct QueryToken {
  TokenKind kind = TokenKind::kWord;
  QuerySpan where;
  std::string_view text;         // into the query
  Field field = Field::kText;    // of kField
  DateUse dates = DateUse::kOn;  // of kField with Field::kDate
};

// Cuts a query, any bytes, into tokens, in linear time. Text without a letter or digit gives no
// token. Throws QueryError for an unknown field with a quoted value. What is syntax:
//  - A quote opens a phrase when it is closed later and doesn't follow a letter or digit directly
//    (typographic ones may). Unclosed quotes are dropped.
//  - "(" opens where a word could begin; ")" closes unless it stands in a run of punctuation, as in
//    ":)", or ends a parenthesis inside a word, as in "bar(s)".
//  - "+" and "-" are prefixes at the start of a word after white space or "(", directly before a
//    letter, a digit, a quote or "(".
//  - A field name, in lower case, is one when its colon is directly followed by a value.
//  - AND, OR and NOT are operators in capitals alone.
std::vector<QueryToken> lex_query(std::string_view query);

}  // namespace broadsheet
