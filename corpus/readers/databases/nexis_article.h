// One article as Nexis prints it.
#pragma once

#include <string>
#include <vector>

#include "corpus/article/article.h"

namespace broadsheet {

// `lines`: those between one "N of M DOCUMENTS" and the next, in UTF-8. First come centred lines: the
// publication, the date, perhaps an edition and a copyright; then the headline, "NAME: value" lines
// (BYLINE, SECTION, LENGTH ...), the paragraphs of the text, more such lines, and a copyright.
Article nexis_article(const std::vector<std::string>& lines);

}  // namespace broadsheet
