// Folding of words: letter case and compatibility forms, then accents.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// NFKC_Casefold of a word (Unicode 15, section 5.18): lower case, compatibility forms resolved,
// ignorable characters gone. Malformed bytes become U+FFFD.
std::string fold_case(std::string_view word);

// Removes what readers leave out when they type: the accents of Latin and Greek letters, the points
// of Hebrew and Arabic, the dots of Russian "yo"; letters that have no accented form in Unicode go
// to their base too ("o" with stroke, dotless "i", "ae" for the ligature). Takes and returns folded
// text.
std::string strip_accents(std::string_view folded);

}  // namespace broadsheet
