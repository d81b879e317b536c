// The tables of tags, roles and class names, and the looking up in them.
#include "corpus/readers/html/marks.h"

#include <algorithm>
#include <array>
#include <string>

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

// Class names and ids are split into words at signs and before capitals; a row is looked for among
// the words, at their beginning where it ends in "*". All are English: so are class names nearly
// everywhere, whatever the language of the page.
struct ClassRow {
  std::string_view word;
  HtmlMark mark;
};
constexpr ClassRow kClasses[] = {
    // Advertising and what is paid for: of others than the author.
    {"ad", HtmlMark::kFurniture},
    {"ads", HtmlMark::kFurniture},
    {"advert*", HtmlMark::kFurniture},
    {"adslot", HtmlMark::kFurniture},
    {"sponsor*", HtmlMark::kFurniture},
    {"promo*", HtmlMark::kFurniture},
    {"outbrain", HtmlMark::kBoilerplate},
    {"taboola", HtmlMark::kBoilerplate},
    {"affiliate", HtmlMark::kFurniture},
    // Ways to other articles.
    {"related*", HtmlMark::kBoilerplate},
    {"recommend*", HtmlMark::kBoilerplate},
    {"recirc*", HtmlMark::kBoilerplate},
    {"readmore", HtmlMark::kBoilerplate},
    {"readnext", HtmlMark::kBoilerplate},
    {"trending", HtmlMark::kBoilerplate},
    {"popular", HtmlMark::kBoilerplate},
    {"teaser*", HtmlMark::kFurniture},
    {"breadcrumb*", HtmlMark::kFurniture},
    {"menu*", HtmlMark::kFurniture},
    {"nav", HtmlMark::kFurniture},
    {"navbar", HtmlMark::kFurniture},
    {"navigation", HtmlMark::kFurniture},
    {"pagination", HtmlMark::kFurniture},
    {"pager", HtmlMark::kFurniture},
    {"sidebar", HtmlMark::kFurniture},
    {"rail", HtmlMark::kFurniture},
    {"footer", HtmlMark::kFurniture},
    {"masthead", HtmlMark::kFurniture},
    {"tags", HtmlMark::kFurniture},
    {"taglist", HtmlMark::kFurniture},
    {"topics", HtmlMark::kFurniture},
    {"carousel", HtmlMark::kFurniture},
    {"slideshow", HtmlMark::kFurniture},
    // What readers say and what they are asked to do.
    {"comment", HtmlMark::kBoilerplate},
    {"comments", HtmlMark::kBoilerplate},
    {"commentlist", HtmlMark::kBoilerplate},
    {"disqus*", HtmlMark::kBoilerplate},
    {"share*", HtmlMark::kFurniture},
    {"sharing", HtmlMark::kFurniture},
    {"social*", HtmlMark::kFurniture},
    {"newsletter*", HtmlMark::kFurniture},
    {"subscri*", HtmlMark::kFurniture},
    {"signup", HtmlMark::kFurniture},
    {"login", HtmlMark::kFurniture},
    {"cookie*", HtmlMark::kBoilerplate},
    {"consent*", HtmlMark::kBoilerplate},
    {"gdpr", HtmlMark::kBoilerplate},
    {"popup", HtmlMark::kFurniture},
    {"modal", HtmlMark::kFurniture},
    {"tooltip", HtmlMark::kFurniture},
    {"toolbar", HtmlMark::kFurniture},
    {"skip", HtmlMark::kFurniture},
    // About the article, not of it.
    {"caption*", HtmlMark::kFurniture},
    {"credit*", HtmlMark::kFurniture},
    {"copyright*", HtmlMark::kFurniture},
    {"disclaimer", HtmlMark::kFurniture},
    {"timestamp", HtmlMark::kFurniture},
    {"dateline", HtmlMark::kFurniture},
    {"metadata", HtmlMark::kFurniture},
    {"bio", HtmlMark::kFurniture},
    {"byline*", HtmlMark::kByline},
    {"author*", HtmlMark::kByline},
    // The summary between the title and the text.
    {"standfirst", HtmlMark::kStandfirst},
    {"subheadline", HtmlMark::kStandfirst},
    {"subheading", HtmlMark::kStandfirst},
    {"subtitle", HtmlMark::kStandfirst},
    {"subhead", HtmlMark::kStandfirst},
    {"dek", HtmlMark::kStandfirst},
    {"preface", HtmlMark::kStandfirst},
    {"chapo", HtmlMark::kStandfirst},
    {"vorspann", HtmlMark::kStandfirst},
    {"entradilla", HtmlMark::kStandfirst},
    {"sapo", HtmlMark::kStandfirst},
    {"ingress", HtmlMark::kStandfirst},
    {"lead", HtmlMark::kStandfirst},
    {"lede", HtmlMark::kStandfirst},
    {"intro", HtmlMark::kStandfirst},
    {"excerpt", HtmlMark::kStandfirst},
    {"summary", HtmlMark::kStandfirst},
    {"deck", HtmlMark::kStandfirst},
};

constexpr size_t kLongestWord = 32;  // longer ones are generated names

HtmlMark mark_of_word(std::string_view word) {
  for (const ClassRow& row : kClasses) {
    if (row.word[0] != word[0]) continue;
    bool matches = row.word.back() == '*'
                       ? word.starts_with(row.word.substr(0, row.word.size() - 1))
                       : word == row.word;
    if (matches) return row.mark;
  }
  return HtmlMark::kPlain;
}

// Names that end in two such words ("article-body", "storyText") say that they hold the text, also
// when they say more ("sidebar-grid article-content").
constexpr std::string_view kWholes[] = {"article", "story", "post", "entry", "news"};
constexpr std::string_view kParts[] = {"body", "content", "text"};

// A class name or id taken apart into words.
class NameReader {
 public:
  explicit NameReader(std::string_view name) : name_(name) {}

  // The next word in lower case, or "".
  std::string_view next() {
    while (at_ < name_.size() && !ascii::is_letter(name_[at_])) ++at_;
    size_t length = 0;
    for (bool is_first = true; at_ < name_.size() && ascii::is_letter(name_[at_]); ++at_) {
      if (!is_first && ascii::is_capital(name_[at_]) && !ascii::is_capital(name_[at_ - 1])) break;
      is_first = false;
      if (length < kLongestWord) word_[length++] = ascii::lower(name_[at_]);
    }
    return {word_.data(), length};
  }

 private:
  std::string_view name_;
  size_t at_ = 0;
  std::array<char, kLongestWord> word_{};
};

HtmlMark mark_of_name(std::string_view name) {
  HtmlMark found = HtmlMark::kPlain;
  bool is_whole = false;  // the last word
  bool is_body = false;
  NameReader reader(name);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    const HtmlMark mark = mark_of_word(word);
    if (mark == HtmlMark::kBoilerplate) return mark;
    if (found == HtmlMark::kPlain) found = mark;
    is_body = is_whole && std::ranges::find(kParts, word) != std::end(kParts);
    is_whole = std::ranges::find(kWholes, word) != std::end(kWholes);
  }
  return is_body ? HtmlMark::kBodyName : found;
}

// The strongest mark among the names of a class or id attribute.
HtmlMark mark_of_names(std::string_view names) {
  HtmlMark found = HtmlMark::kPlain;
  while (!names.empty()) {
    const size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    const HtmlMark mark = mark_of_name(names.substr(0, end));
    if (mark == HtmlMark::kBoilerplate) return mark;
    if (found == HtmlMark::kPlain || mark == HtmlMark::kBodyName)
      found = mark == HtmlMark::kPlain ? found : mark;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return found;
}

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

// Words of class names that say the same as kBoilerplate where a date is looked for.
constexpr std::string_view kElsewhere[] = {
    "sidebar",  "rail",      "footer",   "teaser", "teasers", "latest",
    "trending", "carousel",  "promo",    "widget", "reader",  "reply",
    "replies",  "reactions", "mostread", "most",   "read",    "next"};

bool has_elsewhere_word(std::string_view names) {
  NameReader reader(names);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next())
    if (std::ranges::find(kElsewhere, word) != std::end(kElsewhere) ||
        mark_of_word(word) == HtmlMark::kBoilerplate)
      return true;
  return false;
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
