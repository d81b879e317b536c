// Reads the records of an XML file one after the other, in bounded memory, whatever the file is.
#pragma once

#include <span>

#include "corpus/input/reader.h"
#include "corpus/readers/xml/element.h"

namespace broadsheet {

// What is wanted of a file.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;

  // True if this element is a record: it is then given with all that is in it. Called at its start
  // tag (it has no children yet) for every element that is not within a record. `ancestors`: the
  // elements that it is in, outermost first, without their text.
  virtual bool is_record(const XmlElement& element, std::span<const XmlElement> ancestors) = 0;

  // Takes a record.
  virtual void record(const XmlElement& element, std::span<const XmlElement> ancestors) = 0;
};

// Parses with libxml2, which goes on behind mistakes: unknown entities of HTML are known, wrong
// nesting is straightened by the names of end tags. A file that ends early or breaks off is
// reported to the sink with its line, its earlier records have been given. Nothing is ever loaded
// from elsewhere.
//
// Throws Error(kInput) for what no honest file has: external entities in use, entities that expand
// beyond measure, elements nested deeper than 200. A record of more than `longest` bytes is
// reported and left out.
void read_xml(ByteSource& source, size_t longest, XmlHandler& handler, ArticleSink& sink);

}  // namespace broadsheet
