#include "corpus/readers/newswire/wordpress.h"

#include <algorithm>

#include "corpus/article/date_reader.h"
#include "corpus/readers/xml/text.h"

namespace broadsheet {
namespace {

// Of the types that are not of WordPress itself ("product", "podcast") it can't be known what they
// are: they are taken for articles.
constexpr std::string_view kOtherTypes[] = {
    "attachment",          "nav_menu_item",    "revision",      "custom_css",
    "customize_changeset", "oembed_cache",     "user_request",  "wp_block",
    "wp_template",         "wp_template_part", "wp_navigation", "wp_global_styles",
    "wp_font_family",      "wp_font_face",     "acf-field",     "acf-field-group"};

const XmlElement* member(const XmlElement& item, std::string_view name) {
  for (const XmlNode& node : item.children)
    if (node.element && node.element->name == name &&
        (node.element->prefix == "wp" ||
         node.element->space.starts_with("http://wordpress.org/export/")))
      return node.element.get();
  return nullptr;
}

}  // namespace

WordPressKind wordpress_kind(const XmlElement& item) {
  const XmlElement* type = member(item, "post_type");
  if (type == nullptr) return WordPressKind::kNone;
  if (std::ranges::find(kOtherTypes, one_line(type)) != std::end(kOtherTypes))
    return WordPressKind::kOther;
  const XmlElement* status = member(item, "status");
  return status == nullptr || one_line(status) == "publish" ? WordPressKind::kArticle
                                                            : WordPressKind::kWithheld;
}

void complete_wordpress(const XmlElement& item, WordPressKind kind, Article& article) {
  if (kind == WordPressKind::kWithheld) article.status = "withheld";
  if (parse_date(article.date)) return;
  article.date.clear();
  for (const auto& [name, zone] : {std::pair{"post_date_gmt", "Z"}, {"post_date", ""}}) {
    const std::string date = one_line(member(item, name)) + zone;
    if (article.date.empty() && parse_date(date)) article.date = date;
  }
}

}  // namespace broadsheet
