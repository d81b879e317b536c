// Finds elements and attributes in a tree.
#include "corpus/readers/xml/element.h"

#include <algorithm>

namespace broadsheet {
namespace {

// The depth of trees is bounded by the parser.
void collect(const XmlElement& root, std::string_view name, std::vector<const XmlElement*>& out) {
  for (const XmlNode& node : root.children) {
    if (!node.element) continue;
    if (node.element->name == name)
      out.push_back(node.element.get());
    else
      collect(*node.element, name, out);
  }
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const XmlAttribute& candidate : attributes)
    if (candidate.name == attribute_name) return candidate.value;
  return {};
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
  for (const XmlNode& node : children)
    if (node.element && node.element->name == child_name) return node.element.get();
  return nullptr;
}

const XmlElement* XmlElement::find(std::string_view path) const {
  const XmlElement* at = this;
  while (at != nullptr && !path.empty()) {
    const size_t end = std::min(path.find('/'), path.size());
    at = at->child(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return at;
}

std::vector<const XmlElement*> XmlElement::all(std::string_view element_name) const {
  std::vector<const XmlElement*> out;
  collect(*this, element_name, out);
  return out;
}

}  // namespace broadsheet
