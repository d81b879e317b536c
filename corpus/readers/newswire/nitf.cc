// Reads NITF 3.x: https://iptc.org/std/NITF/3.6/documentation/
#include <fmt/format.h>

#include "corpus/readers/common/delivery.h"
#include "corpus/readers/newswire/nitf_article.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/parser.h"

namespace broadsheet {
namespace {

class NitfHandler : public XmlHandler {
 public:
  explicit NitfHandler(Delivery& delivery) : delivery_(delivery) {}

  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == "nitf";
  }

  void record(const XmlElement& element, std::span<const XmlElement>) override {
    ++documents_;
    Article article = nitf_article(element);
    const bool is_first = documents_ == 1;
    delivery_.article(std::move(article), is_first ? "" : element.line,
                      is_first ? "" : std::to_string(documents_));
    for (Article& notice : nitf_notices(element))
      delivery_.article(std::move(notice), element.line);
  }

 private:
  Delivery& delivery_;
  size_t documents_ = 0;
};

}  // namespace

void read_nitf(ByteSource& source, Delivery& delivery) {
  NitfHandler handler(delivery);
  read_xml(source, handler, delivery);
}

bool sniff_nitf(std::string_view head) { return xml_root(head).name == "nitf"; }

}  // namespace broadsheet
