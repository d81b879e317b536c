// A small tree of XML elements: one record of a larger file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct XmlNode;

struct XmlAttribute {
  std::string name;  // with its prefix where it has one: "xml:lang"
  std::string value;
};

struct XmlElement {
  std::string name;    // without prefix
  std::string prefix;  // as written
  std::string space;   // URI of its namespace, or ""
  std::string line;    // "line 7", where it starts
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> children;

  // The value of the attribute, or "".
  std::string_view attribute(std::string_view attribute_name) const;

  // The first child element of that name, whatever its namespace; nullptr if there is none.
  const XmlElement* child(std::string_view child_name) const;

  // The element at the end of a path of names below this one ("head/docdata/doc-id"): the first of
  // each name. nullptr if there is none.
  const XmlElement* find(std::string_view path) const;

  // All elements below this one with that name, in document order; not those within such an one.
  std::vector<const XmlElement*> all(std::string_view element_name) const;
};

// Either text or an element.
struct XmlNode {
  std::string text;
  std::unique_ptr<XmlElement> element;
};

}  // namespace broadsheet
