// Sorts the parts by their types.
#include "corpus/readers/json/typed_parts.h"

#include <algorithm>
#include <string>

#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/text.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& part, std::string_view name, std::string_view path) {
  const auto found = part.find(name);
  if (found == part.end()) return {};
  if (found->is_string()) return html_text(found->get_ref<const std::string&>(), path);
  if (found->is_number()) return found->dump();
  std::string lines;
  if (found->is_array())
    for (const Json& line : *found)
      if (line.is_string())
        lines += (lines.empty() ? "" : "\n") + html_text(line.get_ref<const std::string&>(), path);
  return lines;
}

bool is_typed(const Json& parts) {
  return parts.is_array() && std::ranges::any_of(parts, [](const Json& part) {
           return part.is_object() && part.contains("type") && part.contains("content");
         });
}

struct FieldOfType {
  std::string_view type;
  std::string Article::*field;
  std::string_view member;  // of the object, which counts more
};
constexpr FieldOfType kFields[] = {
    {"kicker", &Article::section, "section"},
    {"title", &Article::title, "title"},
    {"byline", &Article::author, "author"},
    {"date", &Article::date, "published_date"},
};

bool has_value(const Json& object, std::string_view name) {
  const auto found = object.find(name);
  return found != object.end() && !found->is_null() &&
         !(found->is_string() && found->get_ref<const std::string&>().empty());
}

void take_part(const Json& part, const Json& object, std::string_view path, Article& article) {
  const std::string type = text_at(part, "type", path);
  const std::string content = text_at(part, "content", path);
  if (content.empty()) return;
  for (const auto& [known, field, member] : kFields) {
    if (type != known) continue;
    if (has_value(object, member)) return;
    return set_once(article.*field, field == &Article::author ? byline_names(content) : content);
  }
  const std::string subtype = text_at(part, "subtype", path);
  const bool is_text = type == "sanitized_html" || type == "list" || type == "header" ||
                       type == "text" || type == "paragraph";
  if (!is_text || subtype == "pull_quote" || subtype == "pullquote" || subtype == "promo") return;
  if (!article.text.empty()) article.text += "\n\n";
  article.text += content;
}

}  // namespace

void take_typed_parts(Json& object, std::string_view path, Article& article) {
  const auto parts = object.find(kTypedParts);
  if (parts == object.end() || !is_typed(*parts)) return;
  const Json taken = std::move(*parts);
  object.erase(std::string(kTypedParts));
  for (const Json& part : taken)
    if (part.is_object()) take_part(part, object, path, article);
}

}  // namespace broadsheet
