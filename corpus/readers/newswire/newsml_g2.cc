// Reads NewsML-G2: https://iptc.org/std/NewsML-G2/guidelines/
#include <algorithm>

#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/newswire/nitf_article.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/parser.h"
#include "corpus/readers/xml/text.h"

namespace broadsheet {
namespace {

// The name of a concept: as written in it, else its literal or the code behind the scheme.
std::string concept_name(const XmlElement& concept_element, std::string_view lang) {
  const XmlElement* any = nullptr;
  for (const XmlNode& node : concept_element.children) {
    if (!node.element || node.element->name != "name") continue;
    if (any == nullptr) any = node.element.get();
    const auto name_lang = node.element->attribute("xml:lang");
    if (!lang.empty() && name_lang.substr(0, 2) == lang.substr(0, 2))
      return one_line(node.element.get());
  }
  if (any != nullptr) return one_line(any);
  if (const auto literal = concept_element.attribute("literal"); !literal.empty())
    return std::string(literal);
  return std::string(code_of(concept_element.attribute("qcode")));
}

// Names only: the code of a subject says nothing to a reader.
std::string subject_name(const XmlElement& subject, std::string_view lang) {
  if (subject.child("name") != nullptr) return concept_name(subject, lang);
  return std::string(subject.attribute("literal"));
}

std::string text_at(const XmlElement& root, std::string_view path) {
  return one_line(root.find(path));
}

void read_item_meta(const XmlElement& item, Article& article) {
  const XmlElement* meta = item.child("itemMeta");
  if (meta == nullptr) return;
  if (const XmlElement* provider = meta->child("provider"))
    article.source = concept_name(*provider, article.lang);
  article.modified = text_at(*meta, "versionCreated");
  article.date = text_at(*meta, "firstCreated");
  set_once(article.date, article.modified);
  if (const XmlElement* status = meta->child("pubStatus"))
    article.status = code_of(status->attribute("qcode"));
  if (const XmlElement* embargoed = meta->child("embargoed")) {
    article.embargo = one_line(embargoed);
    set_once(article.embargo, "indefinite");
  }
  article.title = text_at(*meta, "title");
  for (const XmlNode& node : meta->children)
    if (node.element && node.element->name == "link" &&
        code_of(node.element->attribute("rel")) == "canonical")
      set_once(article.url, node.element->attribute("href"));
  add_extra(article, "editors_note", text_at(*meta, "edNote"));
}

void read_headline(const XmlElement& headline, Article& article, std::string& title,
                   std::string& subtitle) {
  const std::string role(code_of(headline.attribute("role")));
  const std::string line = one_line(&headline);
  const bool is_deck = role.find("ub") != std::string::npos || role == "deck";  // hld:subHeadline
  if (is_deck)
    set_once(subtitle, line);
  else
    set_once(title, line);
  set_once(article.title, title);
}

void read_content_meta(const XmlElement& item, Article& article, std::string& subtitle) {
  const XmlElement* meta = item.child("contentMeta");
  if (meta == nullptr) return;
  std::string title, creators, places;
  if (const XmlElement* language = meta->child("language"))
    if (const auto tag = language->attribute("tag"); !tag.empty()) article.lang = tag;
  for (const XmlNode& node : meta->children) {
    if (!node.element) continue;
    const XmlElement& element = *node.element;
    if (element.name == "headline") read_headline(element, article, title, subtitle);
    if (element.name == "by") add_value(article.author, byline_names(raw_text(element)));
    if (element.name == "creator") add_value(creators, concept_name(element, article.lang));
    if (element.name == "subject") add_value(article.section, subject_name(element, article.lang));
    if (element.name == "keyword") add_value(article.keywords, one_line(&element));
    if (element.name == "located") add_value(places, concept_name(element, article.lang));
  }
  if (!title.empty()) article.title = title;
  set_once(article.author, creators);
  article.dateline = text_at(*meta, "dateline");
  set_once(article.dateline, places);
  set_once(article.date, text_at(*meta, "contentCreated"));
  add_extra(article, "slugline", text_at(*meta, "slugline"));
  add_extra(article, "credit", text_at(*meta, "creditline"));
}

// The text of one rendition, or "" when it is none that is read.
std::string rendition_text(const XmlElement& content, Article& article, std::string_view path) {
  if (content.name == "inlineXML") {
    const auto nitfs = content.all("nitf");
    return nitfs.empty() ? body_text(content) : take_nitf(*nitfs.front(), article);
  }
  const auto type = content.attribute("contenttype");
  if (content.name != "inlineData" || !content.attribute("encoding").empty()) return {};
  if (!type.empty() && !type.starts_with("text/") && type != "application/xhtml+xml") return {};
  const std::string raw = raw_text(content);
  // Agencies put markup into what they call plain text.
  return raw.find("<p>") != std::string::npos || type.find("html") != std::string_view::npos
             ? html_text(raw, path)
             : raw.substr(std::min(raw.find_first_not_of("\r\n"), raw.size()));
}

// Renditions tell the same in other forms: the first that has text is taken.
void read_content(const XmlElement& item, Article& article, std::string_view path) {
  const XmlElement* set = item.child("contentSet");
  if (set == nullptr) return;
  for (const XmlNode& node : set->children) {
    if (!node.element) continue;
    article.text = rendition_text(*node.element, article, path);
    if (!article.text.empty()) return;
  }
}

class G2Handler : public XmlHandler {
 public:
  explicit G2Handler(Delivery& delivery) : delivery_(delivery) {}

  // A packageItem only refers to items; it has no article of its own.
  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == "newsItem";
  }

  void record(const XmlElement& item, std::span<const XmlElement>) override {
    Article article;
    std::string subtitle;
    article.id = item.attribute("guid");
    article.version = item.attribute("version");
    article.lang = item.attribute("xml:lang");
    read_item_meta(item, article);
    read_content_meta(item, article, subtitle);
    read_content(item, article, delivery_.path());
    if (article.text.empty()) read_description(item, article);
    set_subtitle(article, subtitle);
    delivery_.article(std::move(article), item.line, item.line.substr(5));
  }

 private:
  // Of pictures and the like: the caption.
  static void read_description(const XmlElement& item, Article& article) {
    if (const XmlElement* description = item.find("contentMeta/description"))
      article.text = body_text(*description);
  }

  Delivery& delivery_;
};

constexpr std::string_view kRoots[] = {"newsItem", "newsMessage", "packageItem", "itemSet"};

}  // namespace

void read_newsml_g2(ByteSource& source, Delivery& delivery) {
  G2Handler handler(delivery);
  read_xml(source, handler, delivery);
}

bool sniff_newsml_g2(std::string_view head) {
  const std::string root = xml_root(head).name;
  return std::find(std::begin(kRoots), std::end(kRoots), root) != std::end(kRoots);
}

}  // namespace broadsheet
