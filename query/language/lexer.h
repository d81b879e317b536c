// Query string to tokens: decides which characters are syntax and which are text.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/token.h"

namespace broadsheet {

// Cuts a query, any bytes, into tokens, in linear time. Text without a letter or digit gives no
// token. Throws QueryError for an unknown field with a quoted value. What is syntax:
//  - A quotation mark opens a phrase when it is closed later: quotes.h. Unclosed ones are dropped,
//    but for those that may be apostrophes.
//  - "(" opens where a word could begin; ")" closes unless it stands in a run of punctuation, as in
//    ":)", or ends a parenthesis inside a word, as in "bar(s)".
//  - "+" and "-" are prefixes at the start of a word after white space or "(", directly before a
//    letter, a digit, an emoji, a tag's sign, a quote, "=" or "("; "=" is one there, and behind them and a field name.
//  - A field name, lead or atleastN, in lower case, is one when its colon is directly followed by a
//    value.
//  - "~" and a number directly behind a closing quote belong to the phrase.
//  - AND, OR and NOT are operators in capitals alone, and so on: operator_words.h.
std::vector<QueryToken> lex_query(std::string_view query);

}  // namespace broadsheet
