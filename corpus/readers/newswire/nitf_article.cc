// Maps the elements of NITF to the fields of articles.
#include "corpus/readers/newswire/nitf_article.h"

#include <algorithm>

#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

std::string_view attribute_at(const XmlElement& root, std::string_view path,
                              std::string_view name) {
  const XmlElement* element = root.find(path);
  return element == nullptr ? std::string_view() : element->attribute(name);
}

// Text of an element without that of its children of some name, on one line.
std::string line_without(const XmlElement& element, std::string_view left_out) {
  std::string out;
  for (const XmlNode& node : element.children) {
    out += node.text;
    if (node.element && node.element->name != left_out) out += raw_text(*node.element);
  }
  return to_one_line(std::move(out));
}

void read_headlines(const XmlElement& head, Article& article, std::string& subtitle) {
  const XmlElement* hedline = head.child("hedline");
  if (hedline == nullptr) return;
  article.title = one_line(hedline->child("hl1"));
  for (const XmlElement* deck : hedline->all("hl2")) {
    const std::string line = one_line(deck);
    if (line.empty() || line == article.title) continue;
    if (!subtitle.empty()) subtitle += " - ";
    subtitle += line;
  }
}

// "City, State" as written; the date of the story that stands in the same element goes.
std::string dateline_of(const XmlElement& head) {
  const XmlElement* dateline = head.child("dateline");
  if (dateline == nullptr) return {};
  if (const XmlElement* location = dateline->child("location")) return one_line(location);
  return line_without(*dateline, "story.date");
}

void read_subjects(const XmlElement& head, Article& article) {
  for (const XmlElement* subject : head.all("tobject.subject"))
    for (std::string_view level :
         {"tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"})
      add_value(article.section, subject->attribute(level));
}

void read_docdata(const XmlElement& nitf, Article& article) {
  const XmlElement* data = nitf.find("head/docdata");
  if (data == nullptr) return;
  article.id = attribute_at(*data, "doc-id", "id-string");
  for (const XmlElement* keyword : data->all("keyword"))
    add_value(article.keywords, keyword->attribute("key"));
  article.status = data->attribute("management-status");
  const std::string_view release = attribute_at(*data, "date.release", "norm");
  const std::string_view issue = attribute_at(*data, "date.issue", "norm");
  if (article.status == "embargoed") article.embargo = release.empty() ? "indefinite" : release;
  set_once(article.date, release);
  set_once(article.date, issue);
  article.modified = issue;
  if (const XmlElement* key = data->child("du-key")) {
    article.version = key->attribute("generation");
    if (const auto version = key->attribute("version"); !version.empty())
      article.version.append(article.version.empty() ? "" : ".").append(version);
  }
  set_once(article.source, attribute_at(*data, "doc.copyright", "holder"));
}

void read_pubdata(const XmlElement& nitf, Article& article) {
  const XmlElement* data = nitf.find("head/pubdata");
  if (data == nullptr) return;
  if (const auto date = data->attribute("date.publication"); !date.empty()) article.date = date;
  if (const auto name = data->attribute("name"); !name.empty()) article.source = name;
  article.url = data->attribute("ex-ref");
  add_value(article.section, data->attribute("position.section"));
}

void read_lang(const XmlElement& nitf, Article& article) {
  for (const auto& [path, name] : {std::pair<std::string_view, std::string_view>{"", "xml:lang"},
                                   {"", "baselang"},
                                   {"body", "xml:lang"},
                                   {"body/body.content", "xml:lang"}})
    set_once(article.lang, attribute_at(nitf, path, name));
}

void read_body_head(const XmlElement& head, Article& article, std::string& subtitle) {
  read_headlines(head, article, subtitle);
  for (const XmlElement* byline : head.all("byline"))
    add_person(article.author, byline_names(line_without(*byline, "byttl")));
  if (const std::string name = one_line(head.child("distributor")); !name.empty())
    article.source = name;
  set_once(article.source, one_line(head.find("rights/rights.owner")));
  article.dateline = dateline_of(head);
  const XmlElement* story_date = head.find("dateline/story.date");
  if (story_date != nullptr) set_once(article.date, story_date->attribute("norm"));
}

// The text of a body. The New York Times' corpus has the first paragraphs twice: in a block of their
// own, and at the beginning of the block of the whole text.
std::string content_text(const XmlElement& content) {
  std::string whole = body_text(content);
  const auto blocks = content.all("block");
  const auto lead = std::ranges::find_if(blocks, [](const XmlElement* block) {
    return block->attribute("class") == "lead_paragraph";
  });
  if (lead == blocks.end()) return whole;
  const std::string text = body_text(**lead);
  const bool twice = !text.empty() && whole.starts_with(text) &&
                     std::ranges::any_of(blocks, [&](const XmlElement* block) {
                       return block != *lead && body_text(*block).starts_with(text);
                     });
  if (twice) whole.erase(0, std::min(whole.find_first_not_of('\n', text.size()), whole.size()));
  return whole;
}

}  // namespace

Article nitf_article(const XmlElement& nitf) {
  Article article;
  std::string subtitle;
  if (const XmlElement* head = nitf.child("head")) read_subjects(*head, article);
  read_docdata(nitf, article);
  read_pubdata(nitf, article);
  read_lang(nitf, article);
  const XmlElement* abstract = nullptr;
  if (const XmlElement* head = nitf.find("body/body.head")) {
    read_body_head(*head, article, subtitle);
    abstract = head->child("abstract");
  }
  set_once(article.title, one_line(nitf.find("head/title")));
  if (const XmlElement* content = nitf.find("body/body.content"))
    article.text = content_text(*content);
  if (abstract != nullptr) {
    const std::string text = body_text(*abstract);
    if (article.text.empty())
      article.text = text;
    else
      add_extra(article, "abstract", text);
  }
  set_subtitle(article, subtitle);
  return article;
}

std::string take_nitf(const XmlElement& nitf, Article& article) {
  Article inner = nitf_article(nitf);
  set_once(article.title, inner.title);
  set_once(article.author, inner.author);
  set_once(article.dateline, inner.dateline);
  return std::move(inner.text);
}

std::vector<Article> nitf_notices(const XmlElement& nitf) {
  const XmlElement* data = nitf.find("head/docdata");
  if (data == nullptr) return {};
  Article notice;
  notice.id = data->attribute("management-doc-idref");
  notice.status = data->attribute("management-idref-status");
  notice.modified = attribute_at(*data, "date.issue", "norm");
  if (notice.id.empty() || (notice.status != "canceled" && notice.status != "withheld")) return {};
  return {notice};
}

}  // namespace broadsheet
