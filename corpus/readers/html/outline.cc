// Flattens a page, sums up what its elements hold and prunes what is not of the article.
#include "corpus/readers/html/outline.h"

#include "corpus/readers/html/tree.h"
#include "corpus/readers/html/words.h"

namespace broadsheet {
namespace {

// What holds that much of the page's text is the article, whatever its name.
constexpr float kShareOfMainPart = 0.4F;

// What holds that many paragraphs is no furniture unless its name says what else it is.
constexpr uint32_t kParagraphsOfText = 3;
constexpr float kLinkShareOfText = 0.25F;

constexpr uint32_t kLongParagraph = 80;

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

}  // namespace

Outline::Outline(const GumboNode* root) {
  std::vector<uint32_t> open;
  auto enter = [&](const GumboNode* node) {
    if (is_text(node)) {
      add(node, open.empty() ? 0 : open.back());
      return false;
    }
    if (node->type != GUMBO_NODE_ELEMENT || is_unread(node->v.element.tag)) return false;
    const HtmlMark mark = mark_of(node);
    if (mark == HtmlMark::kHidden) return false;
    add(node, open.empty() ? 0 : open.back());
    nodes_.back().mark = mark;
    open.push_back(static_cast<uint32_t>(nodes_.size() - 1));
    return true;
  };
  auto leave = [&](const GumboNode* node) {
    if (open.empty() || nodes_[open.back()].gumbo != node) return;
    nodes_[open.back()].end = static_cast<uint32_t>(nodes_.size());
    open.pop_back();
  };
  walk_nodes(root, enter, leave);
}

void Outline::add(const GumboNode* gumbo, uint32_t parent) {
  OutlineNode node{
      .gumbo = gumbo, .parent = parent, .end = static_cast<uint32_t>(nodes_.size() + 1)};
  node.is_element = gumbo->type == GUMBO_NODE_ELEMENT;
  if (!nodes_.empty()) node.in_link = nodes_[parent].in_link;
  if (node.is(GUMBO_TAG_A)) node.in_link = true;
  nodes_.push_back(node);
}

void Outline::sum_up() {
  std::vector<bool> has_block(nodes_.size());
  for (OutlineNode& node : nodes_) {
    node.is_paragraph = false;
    node.text = node.link_text = node.commas = node.paragraphs = node.prose = 0;
    if (node.is_element || node.is_dropped) continue;
    node.text = text_weight(node.gumbo->v.text.text);
    node.link_text = node.in_link ? node.text : 0;
    node.commas = node.in_link ? 0 : count_commas(node.gumbo->v.text.text);
  }
  for (size_t i = nodes_.size(); i-- > 1;) {
    OutlineNode& node = nodes_[i];
    if (node.is_dropped) continue;
    OutlineNode& parent = nodes_[node.parent];
    const bool is_block = node.is_element && flow_of(node.gumbo->v.element.tag) == HtmlFlow::kBlock;
    node.is_paragraph = is_block && !has_block[i];
    if (node.is_paragraph && node.text >= kLongParagraph && node.link_share() < kLinkShareOfText) {
      node.paragraphs = 1;
      node.prose = node.text;
    }
    if (is_block || has_block[i]) has_block[node.parent] = true;
    parent.text += node.text;
    parent.link_text += node.link_text;
    parent.commas += node.commas;
    parent.paragraphs += node.paragraphs;
    parent.prose += node.prose;
  }
}

bool Outline::is_furniture(const OutlineNode& node, Pruning pruning) const {
  const HtmlMark mark = node.mark;
  if (mark != HtmlMark::kFurniture && mark != HtmlMark::kBoilerplate && mark != HtmlMark::kByline)
    return false;
  const auto whole = static_cast<float>(nodes_[0].text);
  if (static_cast<float>(node.text) >= kShareOfMainPart * whole) return false;
  if (pruning == Pruning::kByTags)
    return node.is(GUMBO_TAG_NAV) || node.is(GUMBO_TAG_FOOTER) || node.is(GUMBO_TAG_ASIDE) ||
           node.is(GUMBO_TAG_FIGCAPTION);
  if (mark == HtmlMark::kBoilerplate) return true;
  return node.paragraphs < kParagraphsOfText || node.link_share() > kLinkShareOfText;
}

void Outline::prune(Pruning pruning) {
  for (OutlineNode& node : nodes_) node.is_dropped = false;
  sum_up();
  if (pruning == Pruning::kNone) return;
  for (size_t i = 0; i < nodes_.size();) {
    if (!nodes_[i].is_element || !is_furniture(nodes_[i], pruning)) {
      ++i;
      continue;
    }
    const size_t end = nodes_[i].end;
    for (; i < end; ++i) nodes_[i].is_dropped = true;
  }
  sum_up();
}

}  // namespace broadsheet
