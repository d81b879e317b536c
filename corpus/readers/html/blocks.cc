// Reads blocks off the outline.
#include "corpus/readers/html/blocks.h"

#include <algorithm>

#include "corpus/readers/html/words.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

class BlockReader {
 public:
  BlockReader(const std::vector<OutlineNode>& nodes, bool with_dropped)
      : nodes_(nodes), with_dropped_(with_dropped) {}

  void read(uint32_t root) {
    flush(root, false);
    std::vector<uint32_t> open;
    for (uint32_t i = root; i < nodes_[root].end;) {
      while (!open.empty() && nodes_[open.back()].end <= i) close(open);
      const OutlineNode& node = nodes_[i];
      if (node.is_dropped && !with_dropped_) {
        if (node.is_element && flow_of(node.gumbo->v.element.tag) != HtmlFlow::kInline)
          flush(node.parent, false);
        i = node.end;
        continue;
      }
      if (node.is_element) {
        enter(i);
        open.push_back(i);
      } else {
        add(node);
      }
      ++i;
    }
    while (!open.empty()) close(open);
    flush(root, false);
  }
  std::vector<HtmlBlock> take() { return std::move(blocks_); }

 private:
  void enter(uint32_t i) {
    const GumboTag tag = nodes_[i].gumbo->v.element.tag;
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || is_heading(tag)) ++bold_;
    set_apart(i, tag);
  }
  void close(std::vector<uint32_t>& open) {
    const GumboTag tag = nodes_[open.back()].gumbo->v.element.tag;
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || is_heading(tag)) --bold_;
    if (flow_of(tag) != HtmlFlow::kLineBreak) {
      if (is_heading(tag)) block_.is_heading = true;
      if (flow_of(tag) == HtmlFlow::kBlock || flow_of(tag) == HtmlFlow::kLine)
        flush(nodes_[open.back()].parent, flow_of(tag) == HtmlFlow::kLine);
      else if (flow_of(tag) == HtmlFlow::kCell)
        space_ = true;
    }
    open.pop_back();
  }
  void set_apart(uint32_t i, GumboTag tag) {
    switch (flow_of(tag)) {
      case HtmlFlow::kInline:
        return;
      case HtmlFlow::kCell:
        space_ = true;
        return;
      case HtmlFlow::kLineBreak:
        // Two line breaks in a row separate paragraphs.
        if (break_) return flush(nodes_[i].parent, false);
        break_ = true;
        return;
      case HtmlFlow::kLine:
      case HtmlFlow::kBlock:
        return flush(i, flow_of(tag) == HtmlFlow::kLine);
    }
  }
  void add(const OutlineNode& node) {
    const std::string_view text = node.gumbo->v.text.text;
    if (is_footnote_mark(node)) space_ = true;
    block_.weight += node.text;
    block_.link_weight += node.link_text;
    if (bold_ > 0) block_.bold_weight += node.text;
    for (size_t i = 0; i < text.size();) {
      const size_t blank = std::min(text.find_first_of(" \t\n\r\f", i), text.size());
      if (blank > i) {
        if (block_.text.empty()) {
          block_.is_line = is_line_;
        } else {
          if (break_)
            block_.text += '\n';
          else if (space_)
            block_.text += ' ';
        }
        block_.text += text.substr(i, blank - i);
        break_ = space_ = false;
      }
      if (blank < text.size()) space_ = true;
      i = blank + 1;
    }
  }
  // True for the figure of a footnote after a word: "wall<sup>2</sup>". Exponents follow numbers
  // and short units ("10<sup>6</sup> m<sup>2</sup>"), and stay.
  bool is_footnote_mark(const OutlineNode& node) const {
    constexpr size_t kShortestWord = 3;
    const std::string_view text = node.gumbo->v.text.text;
    const auto is_letter = [](char c) { return ascii::is_letter(c) || !ascii::is_ascii(c); };
    if (!has_ancestor(node, GUMBO_TAG_SUP) ||
        text.find_first_not_of("0123456789,") != std::string_view::npos)
      return false;
    const std::string_view before = block_.text;
    const size_t length = std::min(before.size(), kShortestWord);
    return length == kShortestWord &&
           std::ranges::all_of(before.substr(before.size() - length), is_letter);
  }

  // The element itself, or a link within it.
  bool has_ancestor(const OutlineNode& node, GumboTag tag) const {
    const OutlineNode& parent = nodes_[node.parent];
    return parent.is(tag) || (parent.is(GUMBO_TAG_A) && nodes_[parent.parent].is(tag));
  }

  // Ends a block; the next one stands in `node`, and on the next line only if that is all that was
  // asked for since.
  void flush(uint32_t node, bool is_line) {
    if (!is_line) is_line_ = false;
    if (!block_.text.empty()) {
      blocks_.push_back(std::move(block_));
      is_line_ = is_line;
    }
    block_ = HtmlBlock{};
    block_.node = node;
    break_ = space_ = false;
  }

  const std::vector<OutlineNode>& nodes_;
  const bool with_dropped_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  int bold_ = 0;
  bool is_line_ = false;
  bool space_ = false;
  bool break_ = false;
};

}  // namespace

std::vector<HtmlBlock> read_blocks(const Outline& outline, const std::vector<uint32_t>& chosen) {
  BlockReader reader(outline.nodes(), false);
  for (uint32_t i : chosen) reader.read(i);
  return reader.take();
}

std::vector<HtmlBlock> read_all_blocks(const Outline& outline, uint32_t root) {
  BlockReader reader(outline.nodes(), true);
  reader.read(root);
  return reader.take();
}

std::string join_blocks(const std::vector<HtmlBlock>& blocks) {
  std::string text;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) text += blocks[i].is_line ? "\n" : "\n\n";
    text += blocks[i].text;
  }
  return text;
}

}  // namespace broadsheet
