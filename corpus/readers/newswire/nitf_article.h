// An element of NITF -> an article.
#pragma once

#include <string>
#include <vector>

#include "corpus/article/article.h"
#include "corpus/readers/xml/element.h"

namespace broadsheet {

// The article of a `nitf` element (IPTC's News Industry Text Format 3.x); without an id when the
// document has none. Also for the parts of it that stand in other formats: `body` alone does.
Article nitf_article(const XmlElement& nitf);

// Takes the text of a NITF document that is within an item of another format, and what that item
// doesn't state itself: title, author and dateline. Returns the text.
std::string take_nitf(const XmlElement& nitf, Article& article);

// Articles that the document takes out by management-doc-idref and management-idref-status.
std::vector<Article> nitf_notices(const XmlElement& nitf);

}  // namespace broadsheet
