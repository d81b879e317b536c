// What of a query looks like syntax and was read as words: for the user to know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// One note for each, in the order of the query, however often it is there:
//  - a name that is no field, directly before a colon and a value ("autor:smith"). URLs, times and
//    "word: next" are text;
//  - an operator without its number (NEAR, "w/"), or in small letters (near/5);
//  - an operator without an operand ("nato AND"), unless the query is a headline: see
//    is_headline().
// Notes hold no control characters. Linear in the length of the query. REQUIRES a query that
// parse_query() can read.
std::vector<std::string> query_notes(std::string_view query);

}  // namespace broadsheet
