// Looks into libxml2's parser.
#include "corpus/readers/xml/bounds.h"

#include <fmt/format.h>

#include <algorithm>

namespace broadsheet {
namespace {

// More than any honest file has.
constexpr int kMostAttributes = 256;                  // of an element
constexpr int kMostNamespaces = 256;                  // that are declared at a time
constexpr size_t kMostEntities = 2000;                // that a document declares
constexpr size_t kLongestDoctype = size_t{32} << 10;  // bytes

// What libxml2 keeps of each: in its array of attributes and its stack of namespaces.
constexpr int kAttributeSlots = 5;
constexpr int kNamespaceSlots = 2;

std::string too_many(const xmlParserCtxt& parser, std::string_view what, int most) {
  const int line = parser.input == nullptr ? 0 : parser.input->line;
  return fmt::format("in line {} an element has more than {} {}", line, most, what);
}

}  // namespace

std::string XmlBounds::check(const xmlParserCtxt& parser) const {
  // The array grows by doubling.
  if (parser.maxatts > 2 * kMostAttributes * kAttributeSlots)
    return too_many(parser, "attributes", kMostAttributes);
  if (parser.nsNr > kMostNamespaces * kNamespaceSlots)
    return too_many(parser, "declarations of namespaces", kMostNamespaces);
  if (doctype_bytes_ > kLongestDoctype)
    return fmt::format("its document type is longer than {} KB", kLongestDoctype >> 10);
  return {};
}

std::string XmlBounds::check_attributes(const xmlParserCtxt& parser, int count) const {
  return count > kMostAttributes ? too_many(parser, "attributes", kMostAttributes) : check(parser);
}

std::string XmlBounds::check_entity(std::string_view name, std::string_view content) {
  if (++entities_ > kMostEntities)
    return fmt::format("it declares more than {} entities", kMostEntities);
  // The elements in it are read where no bound can be checked in time.
  if (content.find('<') != content.npos && std::ranges::count(content, '=') > kMostAttributes)
    return fmt::format("its entity '{}' has more than {} attributes", name, kMostAttributes);
  return {};
}

void XmlBounds::add_input(const xmlParserCtxt& parser, size_t bytes) {
  if (parser.inSubset == 1) doctype_bytes_ += bytes;
}

}  // namespace broadsheet
