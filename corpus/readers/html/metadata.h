// What a web page says about its article outside the text.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.h"
#include "corpus/readers/html/tree.h"

namespace broadsheet {

// What of it the extraction of the text needs.
struct PageFacts {
  std::string description;
  std::string body;  // the text as JSON-LD has it, or ""
};

// Fills in title, date, author, source, section, keywords, lang, url and extra (description) from
// JSON-LD, microdata, meta elements, links, headings and time elements. Of several that tell the
// same, the one that the table in facts.cc trusts most wins. `url` is where the page was
// fetched, or "".
PageFacts read_metadata(const GumboNode* root, std::string_view url, Article& article);

}  // namespace broadsheet
