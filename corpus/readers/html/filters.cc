// Takes out the blocks inside an article that are not of it.
#include <algorithm>
#include <unordered_set>

#include "corpus/readers/common/byline.h"
#include "corpus/readers/common/credit_line.h"
#include "corpus/readers/html/blocks.h"
#include "corpus/readers/html/phrases.h"
#include "corpus/readers/html/words.h"

namespace broadsheet {
namespace {

// All lengths are of text_weight().
constexpr uint32_t kLongestStockPhrase = 140;
constexpr uint32_t kLongestTitle = 400;
constexpr uint32_t kLongestByline = 80;
constexpr uint32_t kLongestBiography = 400;

// Short blocks of which so much is link lead to other pages. Sentences have links too, but end.
constexpr uint32_t kShortBlock = 200;
constexpr float kLinkShareOfShort = 0.8F;
constexpr float kLinkShareOfUnended = 0.6F;
constexpr float kLinkShareOfLong = 0.9F;

bool ends_sentence(std::string_view text) {
  for (std::string_view end : {".", "!", "?", "…", "\"", "”", "“", "»", "。", "」", ")"})
    if (text.ends_with(end)) return true;
  return false;
}

bool is_links(const HtmlBlock& block) {
  if (block.weight == 0) return false;
  const float share = static_cast<float>(block.link_weight) / static_cast<float>(block.weight);
  if (block.weight >= kShortBlock) return share > kLinkShareOfLong;
  return share > (ends_sentence(block.text) ? kLinkShareOfShort : kLinkShareOfUnended);
}

bool is_stock(const HtmlBlock& block) {
  return block.weight < kLongestStockPhrase && is_stock_phrase(block.text);
}

// What stands between the title and the text on many pages is told by the metadata too.
bool is_byline(const HtmlBlock& block, const std::vector<std::string>& author) {
  if (block.weight > kLongestByline) return false;
  if (read_credit_line(block.text) || is_only_date(block.text)) return true;
  if (author.empty() || author.size() > kLongestByline) return false;
  const std::vector<std::string> words = folded_words(block.text);
  return words.size() <= author.size() + 2 && shared_words(author, words) == 1;
}

// "Jane Doe reports on bridges." at the end.
bool is_biography(const HtmlBlock& block, const std::string& author) {
  return block.weight < kLongestBiography && !author.empty() && block.text.starts_with(author);
}

// A text of that length that is there a second time is a box, shown twice.
constexpr uint32_t kLongBlock = 100;

}  // namespace

void filter_blocks(std::vector<HtmlBlock>& blocks, const Article& article) {
  const std::vector<std::string> title = folded_words(article.title);
  const std::vector<std::string> author = folded_words(article.author);
  std::unordered_set<std::string> seen;
  std::erase_if(blocks, [&](const HtmlBlock& block) {
    return is_links(block) || is_stock(block) ||
           (block.weight >= kLongBlock && !seen.insert(block.text).second) ||
           is_byline(block, author) ||
           (!title.empty() && block.weight < kLongestTitle && folded_words(block.text) == title);
  });
  while (!blocks.empty() &&
         (blocks.back().is_heading || is_biography(blocks.back(), article.author)))
    blocks.pop_back();
}

}  // namespace broadsheet
