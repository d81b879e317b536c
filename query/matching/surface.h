// Words exactly as written: what `=word` compares.
#pragma once

#include <string_view>

namespace broadsheet {

// True if a word of a text is written as the word of the query. Without a capital in the query's
// word capitals don't count, with one they all do: "=orders" finds Orders and ORDERS, "=Orders"
// Orders alone. Accents count. The text's word may be a possessive: "=Ukraine" finds Ukraine's.
// Composed and decomposed letters, and all kinds of apostrophes, are the same.
bool is_written_as(std::string_view in_text, std::string_view in_query);

}  // namespace broadsheet
