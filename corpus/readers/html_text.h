// The readable text of a parsed web page.
#pragma once

#include <string>

#include "corpus/readers/html_tree.h"

namespace broadsheet {

// The text under `root` without what is not read (scripts, styles, forms, navigation, headers and
// footers): block elements become paragraphs separated by blank lines, white space is collapsed.
// If that leaves nothing, the page's furniture is taken in.
std::string main_text(const GumboNode* root);

// All text under an element on one line, as for titles.
std::string text_on_one_line(const GumboNode* root);

}  // namespace broadsheet
