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
  NitfHandler(const ByteSource& source, const ReadContext& context, ArticleSink& sink)
      : source_(source), context_(context), sink_(sink) {}

  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == "nitf";
  }

  void record(const XmlElement& element, std::span<const XmlElement>) override {
    ++documents_;
    Article article = nitf_article(element);
    if (article.id.empty())
      article.id =
          documents_ == 1 ? source_.path() : fmt::format("{}#{}", source_.path(), documents_);
    deliver(std::move(article), documents_ == 1 ? "" : element.line, source_, context_, sink_);
    for (Article& notice : nitf_notices(element))
      deliver(std::move(notice), element.line, source_, context_, sink_);
  }

 private:
  const ByteSource& source_;
  const ReadContext& context_;
  ArticleSink& sink_;
  size_t documents_ = 0;
};

}  // namespace

void read_nitf(ByteSource& source, const ReadContext& context, ArticleSink& sink) {
  NitfHandler handler(source, context, sink);
  read_xml(source, context.max_article_bytes, handler, sink);
}

bool sniff_nitf(std::string_view head) { return xml_root(head).name == "nitf"; }

}  // namespace broadsheet
