// Reads web pages: one page is one article.
#include <algorithm>

#include "corpus/byte_source.h"
#include "corpus/encoding.h"
#include "corpus/readers/delivery.h"
#include "corpus/readers/html_metadata.h"
#include "corpus/readers/html_text.h"
#include "corpus/readers/html_tree.h"
#include "corpus/readers/readers.h"

namespace broadsheet {
namespace {

constexpr size_t kSniffedForCharset = 4096;  // bytes; browsers look at 1024

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

size_t find_ignoring_case(std::string_view text, std::string_view word, size_t from = 0) {
  auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())),
                        text.end(), word.begin(), word.end(),
                        [](char a, char b) { return lower(a) == lower(b); });
  return at == text.end() ? std::string_view::npos : static_cast<size_t>(at - text.begin());
}

// The charset that a meta element or an XML declaration among the first bytes names, or "".
std::string declared_charset(std::string_view page) {
  std::string_view head = page.substr(0, kSniffedForCharset);
  for (std::string_view key : {"charset", "encoding"}) {
    size_t at = find_ignoring_case(head, key);
    if (at == std::string_view::npos) continue;
    at = head.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (at == std::string_view::npos) continue;
    return std::string(head.substr(at, head.find_first_of(" \t\r\n\"'/>?;", at) - at));
  }
  return {};
}

}  // namespace

void read_html(ByteSource& source, const ReadContext& context, ArticleSink& sink) {
  std::string bytes = read_rest(source, kMaxArticleBytes);
  std::string charset = declared_charset(bytes);
  HtmlTree page(to_utf8(std::move(bytes), charset), source.path());
  Article article;
  article.id = source.path();
  read_metadata(page.root(), article);
  article.text = main_text(page.root());
  deliver(std::move(article), "", source, context, sink);
}

bool sniff_html(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
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
    if (find_ignoring_case(head.substr(0, start.size()), start) == 0) return true;
  return false;
}

}  // namespace broadsheet
