// A page as one flat array of what it shows, with what each element holds.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <vector>

#include "corpus/readers/html/marks.h"

namespace broadsheet {

// An element or text of a page. Text is measured by text_weight().
struct OutlineNode {
  const GumboNode* gumbo = nullptr;
  uint32_t parent = 0;  // the root's is 0
  uint32_t end = 0;     // behind the last node below it
  HtmlMark mark = HtmlMark::kPlain;
  bool is_element = true;
  bool in_link = false;
  bool is_dropped = false;    // with all below it; sums leave it out
  bool is_paragraph = false;  // p, or another block with text of its own and no block in it
  uint32_t text = 0;
  uint32_t link_text = 0;  // of it, within links
  uint32_t commas = 0;
  uint32_t paragraphs = 0;  // long and with few links
  uint32_t prose = 0;       // text of these

  bool is(GumboTag tag) const { return is_element && gumbo->v.element.tag == tag; }
  float link_share() const {
    return text == 0 ? 0 : static_cast<float>(link_text) / static_cast<float>(text);
  }
};

// How much of a page is left out as furniture.
enum class Pruning {
  kByMarks,  // all that is marked as such, unless it holds much of the page's text
  kByTags,   // only what tags say, for pages whose class names mislead
  kNone,
};

// The nodes in document order, the page's own first; what nobody reads or sees is not among them.
// Refers to the tree.
class Outline {
 public:
  explicit Outline(const GumboNode* root);

  // Marks what is not of the article as dropped, and sums up the rest.
  void prune(Pruning pruning);

  const std::vector<OutlineNode>& nodes() const { return nodes_; }

 private:
  void add(const GumboNode* node, uint32_t parent);
  void sum_up();
  bool is_furniture(const OutlineNode& node, Pruning pruning) const;

  std::vector<OutlineNode> nodes_;
};

}  // namespace broadsheet
