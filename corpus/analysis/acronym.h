// Capitals carry meaning in news: "US" and "U.S." are not "us".
//
// A dotted acronym, and a word all in capitals that folds into a stop word, have a term of their
// own that ends in a dot, which no other term does: "us.". Whether such a word is the acronym or
// the stop word is told by the letters around it, and where they are capitals too (a headline),
// nothing tells: then the index holds both terms. A query asks for either or for one of them; see
// query/terms/query_words.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

// What a word means depends on this many bytes before and after it at most, and on nothing beyond a
// space.
inline constexpr size_t kWordContext = 48;

// The term of an acronym, given its letters in lower case: "us" gives "us.".
std::string acronym_term(std::string_view letters);

// True if the acronym of these letters, in lower case, would be taken for a stop word. One list for
// all languages, so that texts and queries agree.
bool is_acronym_of_stop_word(std::string_view letters);

// True if the capitals of the word text[start, end) tell that it is an acronym: there is a
// lower-case letter within kWordContext bytes, or no other letter at all.
bool capitals_tell(std::string_view text, size_t start, size_t end);

// The letters of the singular of an acronym in the plural, "MP" for "MPs"; else "". `written`: a
// word as written, of at least two capitals and a final "s".
std::string_view singular_acronym(std::string_view written);

}  // namespace broadsheet
