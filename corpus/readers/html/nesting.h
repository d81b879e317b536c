// Keeps the elements of a page from nesting deeper than any real page's do.
#pragma once

#include <string>

namespace broadsheet {

// Takes out the start tags that would open more than some hundred elements at a time, not their
// text: the time that a parser takes for a tag grows with the number of open elements. Follows tags,
// attributes, comments and raw text as the HTML standard's tokenizer does, and takes an element for
// closed only where a parser would close it too, so that what looks shallow is shallow.
void limit_nesting(std::string& page);

}  // namespace broadsheet
