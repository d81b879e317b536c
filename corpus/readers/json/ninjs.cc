// Maps the members of ninjs to the fields of articles.
#include "corpus/readers/json/ninjs.h"

#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/html/extract.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// Versions differ in case: versioncreated (1.x, 2.x), versionCreated (3.x).
const Json* member(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  for (const auto& [key, value] : object.items())
    if (ascii::same_ignoring_case(key, name)) return &value;
  return nullptr;
}

std::string text_of(const Json* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  return value->is_number() ? value->dump() : std::string();
}

std::string text_at(const Json& object, std::string_view name) {
  return text_of(member(object, name));
}

std::string line_at(const Json& object, std::string_view name) {
  return to_one_line(text_at(object, name));
}

// The "value" of the first entry of a list whose role is one of these; "" stands for no role.
std::string by_role(const Json& item, std::string_view list,
                    std::initializer_list<std::string_view> roles) {
  const Json* entries = member(item, list);
  if (entries == nullptr || !entries->is_array()) return {};
  for (std::string_view role : roles)
    for (const Json& entry : *entries)
      if (text_at(entry, "role") == role)
        if (std::string value = text_at(entry, "value"); !value.empty()) return value;
  return {};
}

std::string first_value(const Json& item, std::string_view list) {
  const Json* entries = member(item, list);
  if (entries == nullptr || !entries->is_array()) return {};
  for (const Json& entry : *entries)
    if (std::string value = text_at(entry, "value"); !value.empty()) return value;
  return {};
}

std::string plain(const std::string& text, bool is_html, std::string_view path) {
  return is_html ? html_to_text(text, path) : text;
}

// 1.x has members body_text, body_xhtml and the like; 2.0 a list of bodies.
std::string body_of(const Json& item, std::string_view path) {
  for (const auto& [key, value] : item.items())
    if (key.starts_with("body_") && value.is_string())
      if (std::string text = plain(value, key != "body_text", path); !text.empty()) return text;
  const Json* bodies = member(item, "bodies");
  if (bodies == nullptr || !bodies->is_array()) return {};
  for (const Json& body : *bodies) {
    const std::string type = text_at(body, "contenttype");
    const std::string value = text_at(body, "value");
    const bool is_html = type != "text/plain" && value.find('<') != std::string::npos;
    if (std::string text = plain(value, is_html, path); !text.empty()) return text;
  }
  return {};
}

void add_names(const Json& item, std::string_view list, std::string& field) {
  const Json* entries = member(item, list);
  if (entries == nullptr || !entries->is_array()) return;
  for (const Json& entry : *entries) {
    if (entry.is_string())
      add_value(field, to_one_line(entry.get<std::string>()));
    else
      add_value(field, line_at(entry, "name"));
  }
}

std::string description_of(const Json& item) {
  for (const auto& [key, value] : item.items())
    if (key.starts_with("description_") && value.is_string()) return value;
  return first_value(item, "descriptions");
}

}  // namespace

bool is_ninjs(const Json& object) {
  if (member(object, "uri") == nullptr) return false;
  for (std::string_view name : {"versioncreated", "pubstatus", "headlines", "bodies", "body_text",
                                "body_xhtml", "representationtype", "renditions"})
    if (member(object, name) != nullptr) return true;
  return false;
}

Article ninjs_article(const Json& item, std::string_view path) {
  Article article;
  article.id = line_at(item, "uri");
  article.title = line_at(item, "headline");
  set_once(article.title, to_one_line(by_role(item, "headlines", {"main", "headline", ""})));
  set_once(article.title, to_one_line(first_value(item, "headlines")));
  set_once(article.title, line_at(item, "title"));
  set_once(article.title, line_at(item, "name"));
  article.text = body_of(item, path);
  set_once(article.text, description_of(item));
  article.date = line_at(item, "firstcreated");
  article.modified = line_at(item, "versioncreated");
  set_once(article.date, article.modified);
  article.version = line_at(item, "version");
  article.status = line_at(item, "pubstatus");
  article.embargo = line_at(item, "embargoed");
  article.author = byline_names(line_at(item, "byline"));
  set_once(article.author, byline_names(line_at(item, "by")));
  article.dateline = line_at(item, "located");
  article.lang = line_at(item, "language");
  add_names(item, "infosources", article.source);
  set_once(article.source, line_at(item, "copyrightholder"));
  add_names(item, "subject", article.section);
  add_names(item, "subjects", article.section);
  add_names(item, "keywords", article.keywords);
  add_extra(article, "slugline", line_at(item, "slugline"));
  set_subtitle(article, to_one_line(by_role(item, "headlines", {"sub", "subheadline", "deck"})));
  return article;
}

}  // namespace broadsheet
