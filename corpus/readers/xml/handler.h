// What is wanted of an XML file.
#pragma once

#include <span>

#include "corpus/readers/xml/element.h"

namespace broadsheet {

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

}  // namespace broadsheet
