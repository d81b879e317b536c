// Extracts articles from captures.
#include "corpus/readers/web/web_record.h"

#include <utility>

#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/readers/web/http_body.h"
#include "corpus/support/input_error.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// Takes what the reader of plain text makes of a body.
class OneArticle : public ArticleSink {
 public:
  void article(Article&& article) override { article_ = std::move(article); }
  void failed(Failure&& failure) override { throw InputError(std::move(failure)); }
  void skipped(Failure&&) override {}
  void warned(Failure&&) override {}  // about the date, which the page's delivery reads again
  Article take() { return std::move(article_); }

 private:
  Article article_;
};

Article text_article(std::string body, const std::string& charset, const std::string& path,
                     const ReadContext& context) {
  const std::string text = decode(std::move(body), charset);
  OneArticle sink;
  const auto source = open_memory(text, path);
  Delivery delivery(*source, context, sink);
  read_text(*source, delivery);
  delivery.finish();
  return sink.take();
}

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

}  // namespace

void deliver_capture(const WebRecord& record, Delivery& delivery) {
  HttpResponse page;
  if (record.is_http) {
    auto response = parse_response(record.block, delivery.longest());
    if (!response) return delivery.failed(record.number, "its HTTP response can't be read");
    if (response->status < 200 || response->status > 299) return;
    page = std::move(*response);
  } else {
    parse_media_type(record.type, page.type, page.charset);
    page.body = record.block;
  }
  const bool is_page = is_html(page.type);
  const bool is_robots = record.url.ends_with("/robots.txt");
  if ((!is_page && page.type != "text/plain") || is_robots || page.body.empty()) return;
  try {
    Article article =
        is_page
            ? extract_article(std::move(page.body),
                              {.name = delivery.path(), .url = record.url, .charset = page.charset})
            : text_article(std::move(page.body), page.charset, delivery.path(), delivery.context());
    article.id = record.url;
    if (article.url.empty()) article.url = record.url;
    article.modified = record.time;
    article.path.clear();
    delivery.article(std::move(article), record.number);
  } catch (const InputError& error) {
    delivery.failed(record.number, error.failure().reason);
  }
}

}  // namespace broadsheet
