// The tables of tags and roles, and the order of trust.
#include "corpus/readers/html/marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/readers/html/class_names.h"
#include "corpus/readers/html/tree.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// The HTML standard's elements, sections 4.3 to 4.11. Tags left out are inline and plain.
struct TagRow {
  GumboTag tag;
  HtmlFlow flow;
  HtmlMark mark = HtmlMark::kPlain;
};
constexpr TagRow kTags[] = {{GUMBO_TAG_SCRIPT, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_STYLE, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_NOSCRIPT, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_TEMPLATE, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_SVG, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_MATH, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_IFRAME, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_OBJECT, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_SELECT, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_TEXTAREA, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_HEAD, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_TITLE, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_CANVAS, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_AUDIO, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_VIDEO, HtmlFlow::kInline, HtmlMark::kUnread},
                            {GUMBO_TAG_BUTTON, HtmlFlow::kInline, HtmlMark::kFurniture},
                            {GUMBO_TAG_LABEL, HtmlFlow::kInline, HtmlMark::kFurniture},
                            {GUMBO_TAG_NAV, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_HEADER, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_FOOTER, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_ASIDE, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_FORM, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_FIGCAPTION, HtmlFlow::kBlock, HtmlMark::kFurniture},
                            {GUMBO_TAG_BR, HtmlFlow::kLineBreak},
                            {GUMBO_TAG_LI, HtmlFlow::kLine},
                            {GUMBO_TAG_TR, HtmlFlow::kLine},
                            {GUMBO_TAG_DT, HtmlFlow::kLine},
                            {GUMBO_TAG_DD, HtmlFlow::kLine},
                            {GUMBO_TAG_TD, HtmlFlow::kCell},
                            {GUMBO_TAG_TH, HtmlFlow::kCell},
                            {GUMBO_TAG_P, HtmlFlow::kBlock},
                            {GUMBO_TAG_DIV, HtmlFlow::kBlock},
                            {GUMBO_TAG_SECTION, HtmlFlow::kBlock},
                            {GUMBO_TAG_ARTICLE, HtmlFlow::kBlock},
                            {GUMBO_TAG_MAIN, HtmlFlow::kBlock},
                            {GUMBO_TAG_H1, HtmlFlow::kBlock},
                            {GUMBO_TAG_H2, HtmlFlow::kBlock},
                            {GUMBO_TAG_H3, HtmlFlow::kBlock},
                            {GUMBO_TAG_H4, HtmlFlow::kBlock},
                            {GUMBO_TAG_H5, HtmlFlow::kBlock},
                            {GUMBO_TAG_H6, HtmlFlow::kBlock},
                            {GUMBO_TAG_UL, HtmlFlow::kBlock},
                            {GUMBO_TAG_OL, HtmlFlow::kBlock},
                            {GUMBO_TAG_DL, HtmlFlow::kBlock},
                            {GUMBO_TAG_TABLE, HtmlFlow::kBlock},
                            {GUMBO_TAG_BLOCKQUOTE, HtmlFlow::kBlock},
                            {GUMBO_TAG_PRE, HtmlFlow::kBlock},
                            {GUMBO_TAG_FIGURE, HtmlFlow::kBlock},
                            {GUMBO_TAG_ADDRESS, HtmlFlow::kBlock},
                            {GUMBO_TAG_HR, HtmlFlow::kBlock},
                            {GUMBO_TAG_CENTER, HtmlFlow::kBlock},
                            {GUMBO_TAG_DETAILS, HtmlFlow::kBlock},
                            {GUMBO_TAG_SUMMARY, HtmlFlow::kBlock},
                            {GUMBO_TAG_BODY, HtmlFlow::kBlock}};

constexpr auto kRowOfTag = [] {
  std::array<TagRow, GUMBO_TAG_LAST + 1> rows{};
  for (const TagRow& row : kTags) rows[row.tag] = row;
  return rows;
}();

// WAI-ARIA 1.2, landmark and window roles that never hold an article.
constexpr std::string_view kFurnitureRoles[] = {
    "navigation", "complementary", "banner",  "contentinfo", "dialog",  "alertdialog",
    "search",     "menu",          "menubar", "toolbar",     "tooltip", "tablist"};

bool contains_ignoring_space(std::string_view style, std::string_view declaration) {
  std::string packed;
  for (char c : style)
    if (c != ' ') packed += ascii::lower(c);
  return packed.find(declaration) != std::string::npos;
}

bool is_hidden(const GumboNode* element) {
  if (has_attribute(element, "hidden")) return true;
  if (attribute_of(element, "aria-hidden") == "true") return true;
  std::string_view style = attribute_of(element, "style");
  return !style.empty() && (contains_ignoring_space(style, "display:none") ||
                            contains_ignoring_space(style, "visibility:hidden"));
}

}  // namespace

bool is_of_other_articles(const GumboNode* element) {
  const GumboTag tag = element->v.element.tag;
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_MAIN) return false;
  return tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER ||
         is_hidden(element) || has_elsewhere_word(attribute_of(element, "class")) ||
         has_elsewhere_word(attribute_of(element, "id"));
}

HtmlFlow flow_of(GumboTag tag) { return kRowOfTag[tag].flow; }

bool is_unread(GumboTag tag) { return kRowOfTag[tag].mark == HtmlMark::kUnread; }

HtmlMark mark_of(const GumboNode* element) {
  const GumboTag tag = element->v.element.tag;
  HtmlMark by_tag = kRowOfTag[tag].mark;
  if (by_tag == HtmlMark::kUnread || element->v.element.attributes.length == 0) return by_tag;
  if (is_hidden(element)) return HtmlMark::kHidden;
  if (by_tag != HtmlMark::kPlain || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) return by_tag;
  std::string_view role = attribute_of(element, "role");
  if (!role.empty() && std::ranges::find(kFurnitureRoles, role) != std::end(kFurnitureRoles))
    return HtmlMark::kFurniture;
  // schema.org: the property articleBody of Article.
  std::string_view property = attribute_of(element, "itemprop");
  if (property.find("articleBody") != std::string_view::npos) return HtmlMark::kBody;
  HtmlMark mark = mark_of_names(attribute_of(element, "class"));
  return mark != HtmlMark::kPlain ? mark : mark_of_names(attribute_of(element, "id"));
}

}  // namespace broadsheet
