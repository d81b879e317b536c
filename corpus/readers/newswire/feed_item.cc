// Maps the elements of feeds to the fields of articles.
#include "corpus/readers/newswire/feed_item.h"

#include <libxml/uri.h>

#include <algorithm>
#include <memory>

#include "corpus/article/date_reader.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

struct Module {
  std::string_view space;  // start of its URI
  std::string_view prefix;
};

// Modules of feeds; an empty prefix stands for the versions of RSS and Atom themselves.
constexpr Module kModules[] = {
    {"http://purl.org/dc/elements/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"http://purl.org/rss/1.0/modules/content/", "content:"},
    {"http://search.yahoo.com/mrss", "media:"},
    {"http://www.itunes.com/dtds/", "itunes:"},
    {"http://www.w3.org/1999/xhtml", "xhtml:"},
    {"http://purl.org/rss/1.0/modules/", "other:"},
    {"http://purl.org/rss/1.0/", ""},
    {"http://purl.org/atom/", ""},
    {"http://www.w3.org/2005/Atom", ""},
    {"http://my.netscape.com/rdf/", ""},
    {"http://channel.netscape.com/rdf/", ""},
    {"http://my.netscape.com/publish/formats/rss", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
};

// The text that is preferred comes first.
constexpr std::string_view kBodies[] = {"content:encoded", "xhtml:body",     "fullitem", "content",
                                        "description",     "dc:description", "summary"};
constexpr std::string_view kDates[] = {"pubDate",  "published",       "dcterms:issued", "dc:date",
                                       "issued",   "dcterms:created", "created",        "updated",
                                       "modified", "dcterms:modified"};
constexpr std::string_view kModified[] = {"updated", "modified", "dcterms:modified"};
constexpr std::string_view kTitles[] = {"title", "dc:title", "media:title"};
constexpr std::string_view kAuthors[] = {"author", "dc:creator", "dc:author", "itunes:author"};
constexpr std::string_view kSections[] = {"category", "dc:subject"};
constexpr std::string_view kKeywords[] = {"itunes:keywords", "media:keywords"};

template <typename Names>
bool lists(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string trimmed_text(const XmlElement& element) { return one_line(&element); }

// A text construct of Atom (RFC 4287, section 3.1) or what RSS writes in its place, as paragraphs.
std::string text_of(const XmlElement& element, std::string_view path) {
  const std::string_view type = element.attribute("type");
  const bool has_elements =
      std::any_of(element.children.begin(), element.children.end(),
                  [](const XmlNode& node) { return node.element != nullptr; });
  const bool is_atom = element.space.find("tom") != std::string::npos;
  const bool is_title = lists(kTitles, feed_name(element));
  if (type == "xhtml" || element.prefix == "xhtml" || element.name == "body")
    return body_text(element);
  if (has_elements && type != "html") return body_text(element);
  const bool is_plain = type == "text" || type == "text/plain" || (type.empty() && is_atom);
  if (is_plain) return body_text(element);
  const bool is_html =
      type.empty() || type == "html" || type == "text/html" || type == "application/xhtml+xml";
  if (!is_html) return type.starts_with("text/") ? body_text(element) : std::string();
  const std::string raw = raw_text(element);
  return is_title ? html_line(raw, path) : html_text(raw, path);
}

// RSS writes "mail@example.org (Jane Doe)" or "Jane Doe <mail@example.org>", Atom has name
// elements.
std::string author_of(const XmlElement& element) {
  if (const XmlElement* name = element.child("name")) return one_line(name);
  std::string text = one_line(&element);
  const size_t open = text.find('(');
  const size_t close = text.find(')', open == std::string::npos ? 0 : open);
  if (text.find('@') < open && close != std::string::npos)
    return text.substr(open + 1, close - open - 1);
  const size_t angle = text.find('<');
  if (angle != std::string::npos && angle > 1 && text.find('@', angle) != std::string::npos)
    return to_one_line(text.substr(0, angle));
  return text;
}

std::string category_of(const XmlElement& element) {
  for (std::string_view name : {"label", "term"})
    if (!element.attribute(name).empty()) return std::string(element.attribute(name));
  return one_line(&element);
}

struct XmlFree {
  void operator()(xmlChar* text) const { xmlFree(text); }
};

// Longer addresses are not resolved: the time that libxml2 takes grows with their square.
constexpr size_t kLongestAddress = 8192;

// RFC 3986, section 5. The reference itself where it can't be resolved.
std::string resolved(const std::string& reference, const std::string& base) {
  if (base.empty() || reference.empty()) return reference;
  if (base.size() > kLongestAddress || reference.size() > kLongestAddress) return reference;
  const std::unique_ptr<xmlChar, XmlFree> uri(
      xmlBuildURI(reinterpret_cast<const xmlChar*>(reference.c_str()),
                  reinterpret_cast<const xmlChar*>(base.c_str())));
  return uri ? reinterpret_cast<const char*>(uri.get()) : reference;
}

// XML Base: each xml:base is resolved against the one around it.
std::string base_of(const XmlElement& item, std::span<const XmlElement> ancestors,
                    const XmlElement* link, const std::string& feed_link) {
  std::string base = feed_link;
  auto enter = [&](const XmlElement& element) {
    if (const auto value = element.attribute("xml:base"); !value.empty())
      base = resolved(std::string(value), base);
  };
  for (const XmlElement& ancestor : ancestors) enter(ancestor);
  enter(item);
  if (link != nullptr) enter(*link);
  return base;
}

bool is_alternate(const XmlElement& link) {
  const auto rel = link.attribute("rel");
  return rel.empty() || rel == "alternate";
}

std::string link_text(const XmlElement& link) {
  const auto href = link.attribute("href");
  return href.empty() ? one_line(&link) : to_one_line(std::string(href));
}

// The elements of an item by what they are; of several the preferred one comes first in the table.
class ItemReader {
 public:
  ItemReader(const XmlElement& item, std::string_view path) : item_(item), path_(path) {}

  const XmlElement* first(std::string_view name) const {
    for (const XmlNode& node : item_.children)
      if (node.element && feed_name(*node.element) == name) return node.element.get();
    return nullptr;
  }

  template <typename Names>
  std::string first_text(const Names& names) const {
    for (std::string_view name : names)
      if (const XmlElement* element = first(name))
        if (std::string text = text_of(*element, path_); !text.empty()) return text;
    return {};
  }

  template <typename Names>
  std::string first_date(const Names& names) const {
    std::string unread;
    for (std::string_view name : names)
      if (const XmlElement* element = first(name)) {
        std::string text = one_line(element);
        if (parse_date(text)) return text;
        set_once(unread, text);
      }
    return unread;
  }

  template <typename Names, typename Value>
  std::string all_of(const Names& names, Value value) const {
    std::string out;
    for (const XmlNode& node : item_.children)
      if (node.element && lists(names, feed_name(*node.element)))
        add_value(out, value(*node.element));
    return out;
  }

  const XmlElement* link() const {
    const XmlElement* any = nullptr;
    for (const XmlNode& node : item_.children) {
      if (!node.element || feed_name(*node.element) != "link") continue;
      if (link_text(*node.element).empty()) continue;
      if (is_alternate(*node.element)) return node.element.get();
      any = any == nullptr && node.element->attribute("rel") == "self" ? node.element.get() : any;
    }
    return any;
  }

 private:
  const XmlElement& item_;
  std::string_view path_;
};

std::string lang_of(const XmlElement& item, std::span<const XmlElement> ancestors,
                    const ItemReader& reader, const FeedFacts& feed) {
  if (const XmlElement* lang = reader.first("dc:language")) return one_line(lang);
  for (std::string_view body : kBodies)
    if (const XmlElement* element = reader.first(body))
      if (const auto lang = element->attribute("xml:lang"); !lang.empty()) return std::string(lang);
  if (const auto lang = item.attribute("xml:lang"); !lang.empty()) return std::string(lang);
  if (!feed.lang.empty()) return feed.lang;
  for (size_t i = ancestors.size(); i > 0; --i)
    if (const auto lang = ancestors[i - 1].attribute("xml:lang"); !lang.empty())
      return std::string(lang);
  return {};
}

std::string source_of(const ItemReader& reader, const FeedFacts& feed) {
  const XmlElement* source = reader.first("source");
  if (source == nullptr) return feed.title;
  const XmlElement* title = source->child("title");  // Atom; RSS writes the name into the element
  std::string name = title != nullptr                   ? one_line(title)
                     : source->attribute("url").empty() ? std::string()
                                                        : one_line(source);
  return name.empty() ? feed.title : name;
}

void read_identity(Article& article, const ItemReader& reader, const XmlElement& item,
                   std::span<const XmlElement> ancestors, const FeedFacts& feed) {
  const XmlElement* link = reader.link();
  if (link != nullptr)
    article.url = resolved(link_text(*link), base_of(item, ancestors, link, feed.link));
  const XmlElement* guid = reader.first("guid");
  if (guid != nullptr) {
    article.id = one_line(guid);
    const bool is_link =
        guid->attribute("isPermaLink") != "false" && article.id.find("://") != std::string::npos;
    if (is_link) set_once(article.url, article.id);
  }
  if (const XmlElement* id = reader.first("id")) set_once(article.id, one_line(id));
  set_once(article.url, item.attribute("rdf:about"));
  set_once(article.id, item.attribute("rdf:about"));
  set_once(article.id, article.url);
}

}  // namespace

std::string feed_name(const XmlElement& element) {
  for (const Module& module : kModules)
    if (element.space.starts_with(module.space)) return std::string(module.prefix) + element.name;
  if (element.prefix.empty()) return element.name;
  return element.prefix + ":" + element.name;
}

void read_feed_fact(const XmlElement& element, FeedFacts& facts) {
  // Each item gets a copy of what is said of all: what is longer is no name.
  constexpr size_t kLongestFact = 1000;
  if (facts.author.size() > kLongestFact || raw_text(element).size() > kLongestFact) return;
  const std::string name = feed_name(element);
  if (name == "title") set_once(facts.title, html_line(raw_text(element), ""));
  if (name == "language" || name == "dc:language") set_once(facts.lang, one_line(&element));
  if (name == "author" && element.child("name") != nullptr)
    add_value(facts.author, author_of(element));
  if (name == "link" && is_alternate(element)) set_once(facts.link, link_text(element));
}

Article feed_article(const XmlElement& item, std::span<const XmlElement> ancestors,
                     const FeedFacts& feed, std::string_view path) {
  const ItemReader reader(item, path);
  Article article;
  article.title = to_one_line(reader.first_text(kTitles));
  article.text = reader.first_text(kBodies);
  article.date = reader.first_date(kDates);
  article.modified = reader.first_date(kModified);
  article.author = reader.all_of(kAuthors, author_of);
  set_once(article.author, feed.author);
  article.section = reader.all_of(kSections, category_of);
  article.keywords = reader.all_of(kKeywords, trimmed_text);
  article.source = source_of(reader, feed);
  article.lang = lang_of(item, ancestors, reader, feed);
  read_identity(article, reader, item, ancestors, feed);
  return article;
}

}  // namespace broadsheet
