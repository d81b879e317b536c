// The trees of records from the events of an XML parser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/common/delivery.h"
#include "corpus/readers/xml/element.h"
#include "corpus/readers/xml/handler.h"

namespace broadsheet {

// Builds the records of a document and hands each to the handler when it is closed. Elements that
// are open but never closed end with one outside of them; end tags without a start are ignored.
// Bounded: a record that outgrows delivery.longest() is reported and not kept.
class XmlRecordBuilder {
 public:
  // Both borrowed.
  XmlRecordBuilder(XmlHandler& handler, Delivery& delivery)
      : handler_(handler), delivery_(delivery) {}

  void start(XmlElement&& element);
  // Closes the innermost element of that name, and those within it; without one nothing happens.
  void end(std::string_view name);
  void text(std::string_view piece);

  // Tells how many bytes of the source were read: the text is measured by them.
  void add_input(size_t bytes) { bytes_in_ += bytes; }

  // Why the document must not be read on, or "".
  const std::string& refusal() const { return refusal_; }
  bool is_closed() const { return is_closed_; }  // the root has been closed

 private:
  void close_record_element();
  void count(size_t bytes);

  XmlHandler& handler_;
  Delivery& delivery_;
  std::vector<XmlElement> ancestors_;  // open elements outside of records
  std::vector<XmlElement> open_;       // the record under work and those open within it
  size_t ancestor_bytes_ = 0, record_bytes_ = 0;
  uint64_t bytes_in_ = 0, bytes_out_ = 0;
  std::string refusal_;
  bool is_closed_ = false;
};

}  // namespace broadsheet
