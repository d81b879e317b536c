// A web page as a tree of elements, bounded in depth, memory and time whatever the page is.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet {

// A page parsed by gumbo, whose trees are those of browsers (libxml2 is four times as fast, but
// loses text on some pages). Start tags that nest deeper than any real page are left out, not their
// text. Throws InputError when a tag has more attributes than any real one, and when the tree
// is far larger than the page, which unclosed formatting can bring about, or the memory that
// its thread has for trees (TreeMemory); `path` names the page in it.
class HtmlTree {
 public:
  HtmlTree(std::string page, std::string_view path);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  // The html element. Never null.
  const GumboNode* root() const { return root_; }

 private:
  class Memory;

  std::string page_;  // the tree's original_text members point into it
  std::unique_ptr<Memory> memory_;
  const GumboNode* root_ = nullptr;
};

// The children of an element or template; none for other nodes.
inline const GumboVector* children_of(const GumboNode* node) {
  bool is_element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  return is_element ? &node->v.element.children : nullptr;
}

inline bool is_element(const GumboNode* node, GumboTag tag) {
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

// The value of an attribute (its name in lower case) of an element, or "".
inline std::string_view attribute_of(const GumboNode* node, const char* name) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node->v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

inline bool has_attribute(const GumboNode* node, const char* name) {
  return node->type == GUMBO_NODE_ELEMENT &&
         gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

// Calls `enter(node)` for `root` and all below it in document order, and `leave(node)` behind a
// node's children. Where `enter` returns false the children are left out. Does not recurse.
template <typename Enter, typename Leave>
void walk_nodes(const GumboNode* root, Enter enter, Leave leave) {
  std::vector<std::pair<const GumboNode*, unsigned>> open;  // and the child to go to next
  auto step_into = [&](const GumboNode* node) {
    if (enter(node) && children_of(node) != nullptr)
      open.emplace_back(node, 0);
    else
      leave(node);
  };
  step_into(root);
  while (!open.empty()) {
    auto& [node, next] = open.back();
    const GumboVector* children = children_of(node);
    if (next < children->length) {
      step_into(static_cast<const GumboNode*>(children->data[next++]));
    } else {
      leave(node);
      open.pop_back();
    }
  }
}

}  // namespace broadsheet
