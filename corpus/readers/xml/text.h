// The readable text of XML elements and of HTML that stands in a string.
#pragma once

#include <string>
#include <string_view>

#include "corpus/readers/xml/element.h"

namespace broadsheet {

// All text in an element on one line; "" for nullptr.
std::string one_line(const XmlElement* element);

// All text in an element as it stands there.
std::string raw_text(const XmlElement& element);

// The text of a body in XHTML or NITF: paragraphs, headings and the like are separated by blank
// lines, items of lists and rows of tables stand on lines of their own, white space is collapsed.
// Media, scripts and notes to editors are left out.
std::string body_text(const XmlElement& body);

// The text of a piece of HTML, or of plain text when it holds no markup. `path` names its source in
// errors. Throws InputError for HTML beyond all bounds.
std::string html_text(std::string_view html, std::string_view path);

// The same on one line, as for titles.
std::string html_line(std::string_view html, std::string_view path);

}  // namespace broadsheet
