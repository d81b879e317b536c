// What the first bytes of an XML file tell: its encoding and its root element.
#pragma once

#include <string>
#include <string_view>

#include "corpus/text/encoding.h"

namespace broadsheet {

// The encoding by the rules of XML 1.0, appendix F, with those of decode() for files that break
// them: a byte order mark, then the form of the first "<", then the XML declaration.
Charset xml_charset(std::string_view head);

struct XmlRoot {
  std::string name;  // without its prefix
  std::string tag;   // the whole start tag, as far as it is in sight
};

// The root element, behind comments, declarations and a document type. The name is empty when no
// root is in sight or it is no XML.
XmlRoot xml_root(std::string_view head);

}  // namespace broadsheet
