// Collects the text of a page by walking its elements.
#include "corpus/readers/html_text.h"

#include <algorithm>
#include <string_view>

#include "corpus/encoding.h"

namespace broadsheet {
namespace {

enum class Role {
  kInline,
  kUnread,     // never text that a person reads
  kFurniture,  // around the article, not of it
  kLineBreak,
  kLine,   // on lines of its own
  kCell,   // set apart by a space
  kBlock,  // a paragraph of its own
};

struct TagRole {
  GumboTag tag;
  Role role;
};

constexpr TagRole kTagRoles[] = {
    {GUMBO_TAG_SCRIPT, Role::kUnread},    {GUMBO_TAG_STYLE, Role::kUnread},
    {GUMBO_TAG_NOSCRIPT, Role::kUnread},  {GUMBO_TAG_TEMPLATE, Role::kUnread},
    {GUMBO_TAG_SVG, Role::kUnread},       {GUMBO_TAG_MATH, Role::kUnread},
    {GUMBO_TAG_IFRAME, Role::kUnread},    {GUMBO_TAG_OBJECT, Role::kUnread},
    {GUMBO_TAG_SELECT, Role::kUnread},    {GUMBO_TAG_TEXTAREA, Role::kUnread},
    {GUMBO_TAG_HEAD, Role::kUnread},      {GUMBO_TAG_TITLE, Role::kUnread},
    {GUMBO_TAG_CANVAS, Role::kUnread},    {GUMBO_TAG_AUDIO, Role::kUnread},
    {GUMBO_TAG_VIDEO, Role::kUnread},     {GUMBO_TAG_NAV, Role::kFurniture},
    {GUMBO_TAG_HEADER, Role::kFurniture}, {GUMBO_TAG_FOOTER, Role::kFurniture},
    {GUMBO_TAG_ASIDE, Role::kFurniture},  {GUMBO_TAG_FORM, Role::kFurniture},
    {GUMBO_TAG_BUTTON, Role::kFurniture}, {GUMBO_TAG_BR, Role::kLineBreak},
    {GUMBO_TAG_LI, Role::kLine},          {GUMBO_TAG_TR, Role::kLine},
    {GUMBO_TAG_DT, Role::kLine},          {GUMBO_TAG_DD, Role::kLine},
    {GUMBO_TAG_TD, Role::kCell},          {GUMBO_TAG_TH, Role::kCell},
    {GUMBO_TAG_P, Role::kBlock},          {GUMBO_TAG_DIV, Role::kBlock},
    {GUMBO_TAG_SECTION, Role::kBlock},    {GUMBO_TAG_ARTICLE, Role::kBlock},
    {GUMBO_TAG_MAIN, Role::kBlock},       {GUMBO_TAG_H1, Role::kBlock},
    {GUMBO_TAG_H2, Role::kBlock},         {GUMBO_TAG_H3, Role::kBlock},
    {GUMBO_TAG_H4, Role::kBlock},         {GUMBO_TAG_H5, Role::kBlock},
    {GUMBO_TAG_H6, Role::kBlock},         {GUMBO_TAG_UL, Role::kBlock},
    {GUMBO_TAG_OL, Role::kBlock},         {GUMBO_TAG_DL, Role::kBlock},
    {GUMBO_TAG_TABLE, Role::kBlock},      {GUMBO_TAG_BLOCKQUOTE, Role::kBlock},
    {GUMBO_TAG_PRE, Role::kBlock},        {GUMBO_TAG_FIGURE, Role::kBlock},
    {GUMBO_TAG_FIGCAPTION, Role::kBlock}, {GUMBO_TAG_ADDRESS, Role::kBlock},
    {GUMBO_TAG_HR, Role::kBlock},         {GUMBO_TAG_CENTER, Role::kBlock},
    {GUMBO_TAG_DETAILS, Role::kBlock},    {GUMBO_TAG_SUMMARY, Role::kBlock},
    {GUMBO_TAG_BODY, Role::kBlock}};

Role role_of(const GumboNode* node) {
  for (const TagRole& entry : kTagRoles)
    if (entry.tag == node->v.element.tag) return entry.role;
  return Role::kInline;
}

// Text with white space collapsed and breaks put in only between what they separate.
class TextBuilder {
 public:
  // Ordered by strength: of breaks that meet, the strongest is made.
  enum Break { kNone, kSpace, kNewLine, kBlankLine };

  void ask(Break wanted) { pending_ = std::max(pending_, wanted); }
  // Two line breaks in a row separate paragraphs.
  void line_break() { ask(pending_ >= kNewLine ? kBlankLine : kNewLine); }

  void add(std::string_view text) {
    while (!text.empty()) {
      size_t blank = std::min(text.find_first_of(" \t\n\r\f"), text.size());
      if (blank == 0) {
        ask(kSpace);
        text.remove_prefix(1);
        continue;
      }
      separate();
      out_ += text.substr(0, blank);
      text.remove_prefix(blank);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void separate() {
    constexpr std::string_view kBreaks[] = {"", " ", "\n", "\n\n"};
    if (!out_.empty()) out_ += kBreaks[pending_];
    pending_ = kNone;
  }

  std::string out_;
  Break pending_ = kNone;
};

std::string collected(const GumboNode* root, bool with_furniture) {
  TextBuilder text;
  auto set_apart = [&](Role role) {
    if (role == Role::kLine) text.ask(TextBuilder::kNewLine);
    if (role == Role::kBlock || role == Role::kFurniture) text.ask(TextBuilder::kBlankLine);
    if (role == Role::kCell) text.ask(TextBuilder::kSpace);
  };
  auto enter = [&](const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      text.add(node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    Role role = role_of(node);
    if (role == Role::kLineBreak) text.line_break();
    set_apart(role);
    return role != Role::kUnread && (with_furniture || role != Role::kFurniture) &&
           !has_attribute(node, "hidden");
  };
  auto leave = [&](const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT) set_apart(role_of(node));
  };
  walk_nodes(root, enter, leave);
  return text.take();
}

}  // namespace

std::string main_text(const GumboNode* root) {
  std::string text = collected(root, false);
  return text.empty() ? collected(root, true) : text;
}

std::string text_on_one_line(const GumboNode* root) {
  std::string text;
  auto enter = [&](const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
      text += node->v.text.text;
    return true;
  };
  walk_nodes(root, enter, [](const GumboNode*) {});
  return to_one_line(std::move(text));
}

}  // namespace broadsheet
