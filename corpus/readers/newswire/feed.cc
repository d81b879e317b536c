// Reads feeds: RSS 0.9x (Netscape, UserLand), 1.0 and 2.0, and Atom (RFC 4287).
#include <fmt/format.h>

#include <array>

#include "corpus/readers/common/delivery.h"
#include "corpus/readers/newswire/feed_item.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/newswire/wordpress.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/parser.h"

namespace broadsheet {
namespace {

bool is_item(const XmlElement& element) {
  const std::string name = feed_name(element);
  return name == "item" || name == "entry";
}

class FeedHandler : public XmlHandler {
 public:
  explicit FeedHandler(Delivery& delivery) : delivery_(delivery) {}

  bool is_record(const XmlElement& element, std::span<const XmlElement> ancestors) override {
    if (is_item(element)) return true;
    // What stands directly in the channel or feed is about all items.
    return !ancestors.empty() &&
           (ancestors.back().name == "channel" || ancestors.back().name == "feed");
  }

  void record(const XmlElement& element, std::span<const XmlElement> ancestors) override {
    if (!is_item(element)) return read_feed_fact(element, facts_);
    ++items_;
    const WordPressKind kind = wordpress_kind(element);
    if (kind == WordPressKind::kOther) return;
    Article article = feed_article(element, ancestors, facts_, delivery_.path());
    if (kind != WordPressKind::kNone) complete_wordpress(element, kind, article);
    delivery_.article(std::move(article), element.line, std::to_string(items_));
  }

 private:
  Delivery& delivery_;
  FeedFacts facts_;
  size_t items_ = 0;
};

}  // namespace

void read_feed(ByteSource& source, Delivery& delivery) {
  FeedHandler handler(delivery);
  read_xml(source, handler, delivery);
}

bool sniff_feed(std::string_view head) {
  const XmlRoot root = xml_root(head);
  // Other vocabularies are written in RDF too.
  if (root.name == "RDF")
    return head.find("purl.org/rss/") != std::string_view::npos ||
           head.find("netscape.com/rdf/") != std::string_view::npos;
  return root.name == "rss" || root.name == "feed";
}

}  // namespace broadsheet
