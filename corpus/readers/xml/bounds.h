// What an XML document may have before libxml2 takes too long for it: its time grows with the square
// of the attributes of an element, of the namespaces that are declared at a time, and of some lists
// in document types.
#pragma once

#include <libxml/parser.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

// Counts what one document has. All functions return why the document is refused ("in line 7 an
// element has more than 256 attributes"), or "".
class XmlBounds {
 public:
  // To be called before more of the document is given to the parser: looks at what it has of the tag
  // or document type that it is reading. When it has read all of it, it is too late.
  std::string check(const xmlParserCtxt& parser) const;

  // For the attributes of an element, defaults of the document type among them.
  std::string check_attributes(const xmlParserCtxt& parser, int count) const;

  // For an entity that the document declares.
  std::string check_entity(std::string_view name, std::string_view content);

  // Counts bytes that were given to the parser.
  void add_input(const xmlParserCtxt& parser, size_t bytes);

 private:
  size_t entities_ = 0, doctype_bytes_ = 0;
};

}  // namespace broadsheet
