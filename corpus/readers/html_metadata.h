// What a web page says about itself outside its text.
#pragma once

#include "corpus/article.h"
#include "corpus/readers/html_tree.h"

namespace broadsheet {

// Fills in title, date, author, source, section, lang, url and extra (description, keywords) from
// the page's title, headings, meta elements, links and time elements. Of several places that tell
// the same, the one that is meant for machines wins.
void read_metadata(const GumboNode* root, Article& article);

}  // namespace broadsheet
