// Collects text by walking elements.
#include "corpus/readers/html/text.h"

#include <vector>

#include "corpus/readers/html/blocks.h"
#include "corpus/readers/html/outline.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

std::string main_text(const GumboNode* root) {
  Outline outline(root);
  outline.prune(Pruning::kNone);
  return join_blocks(read_blocks(outline, {0}));
}

std::string text_on_one_line(const GumboNode* root, size_t most_bytes) {
  std::string text;
  std::vector<const GumboNode*> open{root};
  while (!open.empty() && text.size() < most_bytes) {
    const GumboNode* node = open.back();
    open.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
      text += node->v.text.text;
    if (const GumboVector* children = children_of(node))
      for (unsigned i = children->length; i-- > 0;)
        open.push_back(static_cast<const GumboNode*>(children->data[i]));
  }
  return to_one_line(std::move(text));
}

}  // namespace broadsheet
