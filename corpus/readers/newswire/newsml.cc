// Reads NewsML 1.x: https://iptc.org/std/NewsML/1.2/documentation/ (functional specification)
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/newswire/nitf_article.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/xml/head.h"
#include "corpus/readers/xml/parser.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

std::string_view formal_name(const XmlElement& root, std::string_view path) {
  const XmlElement* element = root.find(path);
  return element == nullptr ? std::string_view() : element->attribute("FormalName");
}

bool is_code(std::string_view name) { return std::ranges::all_of(name, ascii::is_digit); }

// What stands around the articles of a NewsItem.
Article item_facts(const XmlElement& item) {
  Article facts;
  if (const XmlElement* identifier = item.find("Identification/NewsIdentifier")) {
    // The public identifier without its revision (section 5.5.3): versions share it.
    const std::string provider = one_line(identifier->child("ProviderId"));
    const std::string date = one_line(identifier->child("DateId"));
    const std::string name = one_line(identifier->child("NewsItemId"));
    if (!name.empty()) facts.id = fmt::format("urn:newsml:{}:{}:{}", provider, date, name);
    facts.version = one_line(identifier->child("RevisionId"));
    set_once(facts.id, one_line(identifier->child("PublicIdentifier")));
  }
  facts.lang = item.attribute("xml:lang");
  const XmlElement* management = item.child("NewsManagement");
  if (management == nullptr) return facts;
  facts.date = one_line(management->child("FirstCreated"));
  facts.modified = one_line(management->child("ThisRevisionCreated"));
  facts.status = formal_name(*management, "Status");
  if (facts.status == "Embargoed") {
    facts.embargo = one_line(management->find("StatusWillChange/DateAndTime"));
    set_once(facts.embargo, "indefinite");
  }
  return facts;
}

void read_news_lines(const XmlElement& component, Article& article, std::string& subtitle) {
  const XmlElement* lines = component.child("NewsLines");
  if (lines == nullptr) return;
  for (const XmlNode& node : lines->children) {
    if (!node.element) continue;
    const std::string line = one_line(node.element.get());
    const std::string& name = node.element->name;
    if (name == "HeadLine") set_once(article.title, line);
    if (name == "SubHeadLine") set_once(subtitle, line);
    if (name == "ByLine" && !line.empty()) add_value(article.author, byline_names(line));
    if (name == "DateLine") set_once(article.dateline, line);
    if (name == "KeywordLine") add_value(article.keywords, line);
    if (name == "SlugLine") add_extra(article, "slugline", line);
    if (name == "CreditLine") add_extra(article, "credit", line);
  }
}

void read_metadata(const XmlElement& component, Article& article) {
  if (const XmlElement* admin = component.child("AdministrativeMetadata")) {
    set_once(article.source, formal_name(*admin, "Provider/Party"));
    set_once(article.source, formal_name(*admin, "Source/Party"));
    set_once(article.author, formal_name(*admin, "Creator/Party"));
  }
  const XmlElement* about = component.child("DescriptiveMetadata");
  if (about == nullptr) return;
  if (const auto lang = formal_name(*about, "Language"); !lang.empty()) article.lang = lang;
  for (const XmlNode& node : about->children) {
    if (!node.element) continue;
    const XmlElement& element = *node.element;
    if (element.name == "SubjectCode")
      for (const XmlNode& level : element.children)
        if (level.element && !is_code(level.element->attribute("FormalName")))
          add_value(article.section, level.element->attribute("FormalName"));
    if (element.name == "Property" && element.attribute("FormalName") == "Keyword")
      add_value(article.keywords, element.attribute("Value"));
    if (element.name == "Location")
      for (const XmlElement* property : element.all("Property"))
        if (property->attribute("FormalName") == "City")
          set_once(article.dateline, property->attribute("Value"));
  }
}

std::string content_text(const XmlElement& content, Article& article, std::string_view path) {
  const XmlElement* data = content.child("DataContent");
  if (data == nullptr) return {};
  if (const auto nitfs = data->all("nitf"); !nitfs.empty())
    return take_nitf(*nitfs.front(), article);
  const bool has_elements =
      std::any_of(data->children.begin(), data->children.end(),
                  [](const XmlNode& node) { return node.element != nullptr; });
  if (has_elements) return body_text(*data);
  const auto media = formal_name(content, "MediaType");
  const bool is_text = media.empty() || media == "Text" || media == "ComplexData";
  if (!is_text || content.child("Encoding") != nullptr || !data->attribute("Encoding").empty())
    return {};
  const std::string raw = raw_text(*data);
  return raw.find("<p") != std::string::npos ? html_text(raw, path) : raw;
}

// The articles of one NewsItem: one, or as many as components with a text and a headline of their
// own (section 5.7: a NewsComponent may hold any number of others).
class ItemReader {
 public:
  ItemReader(const XmlElement& item, std::string_view path) : item_(item), path_(path) {}

  std::vector<Article> read() {
    const Article facts = item_facts(item_);
    for (const XmlNode& node : item_.children)
      if (node.element && node.element->name == "NewsComponent")
        component(*node.element, facts, "");
    if (articles_.size() > 1 && !are_separate()) join();
    for (size_t i = 1; i < articles_.size(); ++i) articles_[i].id += fmt::format("#{}", i + 1);
    if (articles_.empty()) articles_.push_back(without_text(facts));
    return std::move(articles_);
  }

 private:
  // False when there was no text in it.
  bool component(const XmlElement& component_element, Article inherited, std::string subtitle) {
    const bool has_headline = !one_line(component_element.find("NewsLines/HeadLine")).empty();
    if (has_headline) {
      inherited.title.clear();
      inherited.author.clear();
      subtitle.clear();
    }
    read_news_lines(component_element, inherited, subtitle);
    read_metadata(component_element, inherited);
    inherited_ = inherited;
    std::string text;
    for (const XmlNode& node : component_element.children) {
      if (!node.element || node.element->name != "ContentItem") continue;
      const std::string part = content_text(*node.element, inherited, path_);
      if (part.empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += part;
    }
    bool found = !text.empty();
    if (found) {
      Article article = inherited;
      article.text = std::move(text);
      set_subtitle(article, subtitle);
      articles_.push_back(std::move(article));
    }
    const bool equivalents = component_element.attribute("EquivalentsList") == "yes";
    for (const XmlNode& node : component_element.children) {
      if (!node.element || node.element->name != "NewsComponent") continue;
      if (component(*node.element, inherited, subtitle)) found = true;
      if (found && equivalents) break;
    }
    return found;
  }

  bool are_separate() const {
    for (size_t i = 1; i < articles_.size(); ++i)
      if (articles_[i].title == articles_[0].title) return false;
    return true;
  }

  // Parts of one story.
  void join() {
    for (size_t i = 1; i < articles_.size(); ++i) articles_[0].text += "\n\n" + articles_[i].text;
    articles_.resize(1);
  }

  // A cancellation, or a picture with a headline.
  Article without_text(const Article& facts) const {
    if (inherited_.id.empty()) return facts;
    return inherited_;
  }

  const XmlElement& item_;
  std::string_view path_;
  std::vector<Article> articles_;
  Article inherited_;
};

class NewsmlHandler : public XmlHandler {
 public:
  explicit NewsmlHandler(Delivery& delivery) : delivery_(delivery) {}

  bool is_record(const XmlElement& element, std::span<const XmlElement>) override {
    return element.name == "NewsItem";
  }

  void record(const XmlElement& item, std::span<const XmlElement>) override {
    ++items_;
    for (Article& article : ItemReader(item, delivery_.path()).read()) {
      std::string place = std::to_string(items_);
      if (article.id.starts_with('#')) place += std::exchange(article.id, {});
      delivery_.article(std::move(article), item.line, place);
    }
  }

 private:
  Delivery& delivery_;
  size_t items_ = 0;
};

}  // namespace

void read_newsml(ByteSource& source, Delivery& delivery) {
  NewsmlHandler handler(delivery);
  read_xml(source, handler, delivery);
}

bool sniff_newsml(std::string_view head) { return xml_root(head).name == "NewsML"; }

}  // namespace broadsheet
