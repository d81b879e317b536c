// The readable text of a parsed web page.
#pragma once

#include <string>

#include "corpus/readers/html/tree.h"

namespace broadsheet {

// All text under `root` but what nobody reads or sees (scripts, styles, form controls, hidden
// elements), for HTML that is known to be all article: block elements become paragraphs separated
// by blank lines, lines of lists and tables are separated by line breaks, white space is collapsed.
std::string main_text(const GumboNode* root);

// The text under an element on one line, as for titles. Stops behind the text that makes it longer
// than `most_bytes`.
std::string text_on_one_line(const GumboNode* root, size_t most_bytes = 4096);

}  // namespace broadsheet
