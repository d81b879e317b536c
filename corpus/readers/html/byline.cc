// Reads bylines.
#include "corpus/readers/html/byline.h"

#include <algorithm>

#include "corpus/readers/common/byline.h"
#include "corpus/readers/common/credit_line.h"
#include "corpus/readers/html/blocks.h"
#include "corpus/readers/html/words.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kLongestByline = 120;  // bytes
constexpr size_t kMostWordsOfName = 5;

// Bounds for hostile pages: nodes within an element, elements looked into.
constexpr uint32_t kMostNodes = 200;
constexpr int kMostElements = 100;

// A name has two to five words and no digit.
bool looks_like_name(const std::string& text) {
  const size_t words = folded_words(text).size();
  return words >= 2 && words <= kMostWordsOfName && !is_only_date(text) &&
         text.find_first_of("0123456789:@/") == std::string::npos;
}

}  // namespace

std::string find_byline(const Outline& outline) {
  const std::vector<OutlineNode>& nodes = outline.nodes();
  int looked_into = 0;
  for (uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].mark != HtmlMark::kByline || nodes[i].end - i > kMostNodes) continue;
    if (++looked_into > kMostElements) break;
    // Names within are often in elements of their own, beside the date.
    for (uint32_t inner = i; inner < nodes[i].end; ++inner) {
      if (!nodes[inner].is_element) continue;
      std::string text;
      for (const HtmlBlock& block : read_all_blocks(outline, inner)) text += block.text + ' ';
      text = to_one_line(std::move(text));
      if (text.size() > kLongestByline) continue;
      if (auto names = names_in_byline(text); names && !names->empty()) return *names;
      if (looks_like_name(text)) return text;
    }
  }
  return {};
}

void find_credit(const Outline& outline, Article& article) {
  constexpr size_t kBlocksAfterTitle = 6;
  const std::vector<HtmlBlock> blocks = read_all_blocks(outline, 0);
  const std::vector<std::string> title = folded_words(article.title);
  const auto heading = std::ranges::find_if(blocks, [&title](const HtmlBlock& block) {
    return block.is_heading && folded_words(block.text) == title;
  });
  if (heading == blocks.end()) return;
  for (auto block = heading + 1; block != blocks.end() && block <= heading + kBlocksAfterTitle;
       ++block) {
    const auto credit = read_credit_line(block->text);
    if (!credit) continue;
    if (article.date.empty()) article.date = credit->date;
    if (article.author.empty()) article.author = credit->names;
  }
}

}  // namespace broadsheet
