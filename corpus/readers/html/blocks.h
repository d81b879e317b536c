// The paragraphs of an article on a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article/article.h"
#include "corpus/readers/html/outline.h"

namespace broadsheet {

// A paragraph, heading, or line of a list or table.
struct HtmlBlock {
  std::string text;     // white space collapsed; line breaks kept
  uint32_t node = 0;    // the element that holds it
  uint32_t weight = 0;  // text_weight()
  uint32_t link_weight = 0;
  uint32_t bold_weight = 0;
  bool is_line = false;  // belongs to the block before it without a blank line
  bool is_heading = false;
};

// The blocks of the elements `chosen` in their order, without what is dropped.
std::vector<HtmlBlock> read_blocks(const Outline& outline, const std::vector<uint32_t>& chosen);

// The blocks of an element, dropped or not.
std::vector<HtmlBlock> read_all_blocks(const Outline& outline, uint32_t root);

// Takes out the blocks that are not the article's own words: links, stock phrases, repeats of the
// title, bylines, texts that are there several times, headings that nothing follows. Looks at the
// title and the author of `article`.
void filter_blocks(std::vector<HtmlBlock>& blocks, const Article& article);

// Paragraphs separated by blank lines.
std::string join_blocks(const std::vector<HtmlBlock>& blocks);

}  // namespace broadsheet
