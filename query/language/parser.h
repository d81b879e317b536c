// Query string to query tree.
#pragma once

#include <string>
#include <string_view>

#include "query/language/query_error.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// Reads a query, any bytes, in linear time. `today` ("YYYYMMDD") is what relative dates count from.
// Free text never fails: what can't be read as an operator is read as words. Throws QueryError only
// for
//  - a parenthesis that is opened, never closed, and has an operator, a prefix or a field right
//    before or anywhere behind it (a stray ")" is always text),
//  - an unknown field with a quoted value,
//  - a value of date:, since: or until: that is not a valid date, or of lang: that is not a language code,
//  - a number of NEAR/n, ADJ/n, "..."~n or atleastN: that is 0 or too large,
//  - an operator that holds what it can't: see nesting_rules.h.
//
// From loose to tight: side by side, OR, AND, PARAGRAPH, SENTENCE, NEAR/n, ADJ/n, NOT, prefix. They
// are operators wherever they have their operands, also in a query that is all capitals (but for
// SENTENCE and PARAGRAPH, of four words or more), and words elsewhere. Between operators "-" is
// NOT, and "+" makes the whole chain required. A NOT side by side with others is "-".
//
// The tree says all of it:
//  - The root is always a kGroup; an empty query gives one without children. A kGroup elsewhere
//    stands for parentheses; those that change nothing are dropped.
//  - Names and facts about an article (author: source: section: lang: id: date: since: until:
//  words>N) filter:
//    side by side with others they are required. Several of one field are alternatives (since: and
//    until: are not). Words beside them that are not required go into a group of their own, of
//    which at least one has to match: "kyiv crimea source:a source:b" is (group +(group kyiv
//    crimea) +(or (source a) (source b))).
//  - A group of prohibited children alone gets a required kAll.
//  - kWord and kPhrase hold at least one letter or digit.
Node parse_query(std::string_view query, std::string_view today);

// The query, and under it a caret line that points at the place: for error messages. Columns count
// code points; control characters are shown as '?'. Of a long query only the surroundings are
// shown.
std::string point_at(std::string_view query, QuerySpan where);

}  // namespace broadsheet
