// Takes out the blocks inside an article that are not of it.
#include <algorithm>

#include "corpus/readers/html_blocks.h"
#include "corpus/readers/html_phrases.h"
#include "corpus/readers/html_words.h"

namespace broadsheet {
namespace {

constexpr uint32_t kLongestStockPhrase = 140;

bool is_links(const HtmlBlock& block) {
  const auto weight = static_cast<float>(block.weight),
             links = static_cast<float>(block.link_weight);
  if (block.weight == 0) return false;
  if (block.weight < 200) return links > weight * 0.8F;
  return links > weight * 0.9F;
}

}  // namespace

void filter_blocks(std::vector<HtmlBlock>& blocks, std::string_view title) {
  const std::vector<std::string> title_words = folded_words(title);
  std::vector<HtmlBlock> kept;
  for (HtmlBlock& block : blocks) {
    if (is_links(block)) continue;
    if (block.weight < kLongestStockPhrase && is_stock_phrase(block.text)) continue;
    if (!title_words.empty() && block.weight < 400 && folded_words(block.text) == title_words)
      continue;
    kept.push_back(std::move(block));
  }
  while (!kept.empty() && kept.back().is_heading) kept.pop_back();
  blocks = std::move(kept);
}

}  // namespace broadsheet
