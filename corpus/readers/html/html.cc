// Reads web pages: one page is one article.
#include <algorithm>

#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/html/readers.h"
#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace broadsheet {

void read_html(ByteSource& source, Delivery& delivery) {
  std::string bytes = delivery.rest_of(source);
  Article article = extract_article(std::move(bytes), {.name = source.path()});
  delivery.article(std::move(article), "");
}

bool sniff_html(std::string_view head) {
  head = without_byte_order_mark(head);
  // Comments and an XML declaration may come first.
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    std::string_view end;
    if (head.starts_with("<!--")) end = "-->";
    if (head.starts_with("<?")) end = "?>";
    if (end.empty()) break;
    size_t at = head.find(end);
    if (at == std::string_view::npos) return false;
    head.remove_prefix(at + end.size());
  }
  for (std::string_view start : {"<!doctype html", "<html", "<head", "<body"})
    if (ascii::starts_ignoring_case(head, start)) return true;
  return false;
}

}  // namespace broadsheet
