// Reads Markdown, with front matter or without: one file is one article.
#include <md4c-html.h>

#include <algorithm>
#include <limits>
#include <string>

#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/html/extract.h"
#include "corpus/readers/plain/front_matter.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// CommonMark with GitHub's tables and strike-through (md4c's own names).
constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

std::string to_html(std::string_view markdown, std::string_view path) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max()) throw InputError(path, "is too long");
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* to) {
    static_cast<std::string*>(to)->append(text, size);
  };
  if (md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html, kDialect, 0) !=
      0)
    throw InputError(path, "can't be read as Markdown");
  return html;
}

// The heading that the page starts with: its text and where it ends; nothing when it starts with
// something else.
struct Heading {
  std::string text;
  size_t end = 0;
};

Heading first_heading(std::string_view html, std::string_view path) {
  constexpr std::string_view kOpen = "<h1>", kClose = "</h1>";
  const size_t end = html.find(kClose);
  if (!html.starts_with(kOpen) || end == std::string::npos) return {};
  return {html_line(html.substr(kOpen.size(), end - kOpen.size()), path), end + kClose.size()};
}

}  // namespace

void read_markdown(ByteSource& source, Delivery& delivery) {
  const std::string text = to_utf8(delivery.rest_of(source));
  const FrontMatter parts = split_front_matter(text);
  Article article;
  const bool sound = parts.yaml.empty() || read_front_matter(parts.yaml, source.path(), article);
  if (!sound) delivery.failed("", "has damaged front matter; its text is read");
  std::string html = to_html(parts.text, source.path());
  const auto [heading, end] = first_heading(html, source.path());
  set_once(article.title, heading);
  if (heading == article.title) html.erase(0, end);
  // A description or summary in the front matter is what stands above the text.
  set_once(article.subtitle, article.text);
  const std::string subtitle = std::move(article.subtitle);
  article.text = html_to_text(std::move(html), source.path());
  set_subtitle(article, subtitle);
  article.path.clear();
  delivery.article(std::move(article), "");
}

bool sniff_markdown(std::string_view head) {
  const FrontMatter parts = split_front_matter(head);
  Article article;
  return !parts.yaml.empty() && read_front_matter(parts.yaml, "", article) &&
         (!article.title.empty() || !article.date.empty());
}

}  // namespace broadsheet
