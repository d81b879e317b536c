// Reads the XML of RCV1 and RCV2, the Reuters collections of 1996 and 1997: an article a file.
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/parser.h"
#include "corpus/readers/xml/text.h"

namespace broadsheet {
namespace {

class Rcv1Handler : public XmlHandler {
 public:
  explicit Rcv1Handler(Delivery& delivery) : delivery_(delivery) {}

  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == "newsitem";
  }

  void record(const XmlElement& item, std::span<const XmlElement>) override {
    ++items_;
    Article article;
    article.id = item.attribute("itemid");
    article.date = item.attribute("date");
    article.lang = item.attribute("xml:lang");
    // The title has the country in front of the headline.
    article.title = one_line(item.child("headline"));
    set_once(article.title, one_line(item.child("title")));
    article.author = byline_names(one_line(item.child("byline")));
    article.dateline = one_line(item.child("dateline"));
    if (const XmlElement* text = item.child("text")) article.text = body_text(*text);
    for (const XmlElement* fact : item.all("dc")) read_fact(*fact, article);
    delivery_.article(std::move(article), item.line, std::to_string(items_));
  }

 private:
  // Dublin Core, as attributes.
  static void read_fact(const XmlElement& fact, Article& article) {
    const std::string_view name = fact.attribute("element");
    if (name == "dc.source") article.source = fact.attribute("value");
    if (name == "dc.publisher") set_once(article.source, fact.attribute("value"));
    if (name == "dc.date.published") set_once(article.date, fact.attribute("value"));
  }

  Delivery& delivery_;
  uint64_t items_ = 0;
};

}  // namespace

void read_rcv1(ByteSource& source, Delivery& delivery) {
  Rcv1Handler handler(delivery);
  read_xml(source, handler, delivery);
}

bool sniff_rcv1(std::string_view head) {
  return xml_root(head).name == "newsitem" && head.find("itemid=") != std::string_view::npos;
}

}  // namespace broadsheet
