// The steps from a page to its article.
#include "corpus/readers/html_extract.h"

#include <algorithm>

#include "corpus/encoding.h"
#include "corpus/readers/html_blocks.h"
#include "corpus/readers/html_charset.h"
#include "corpus/readers/html_content.h"
#include "corpus/readers/html_metadata.h"
#include "corpus/readers/html_outline.h"
#include "corpus/readers/html_tree.h"
#include "corpus/readers/html_words.h"

namespace broadsheet {
namespace {

constexpr uint32_t kShortArticle = 250;

uint32_t weight_of(const std::vector<HtmlBlock>& blocks) {
  uint32_t weight = 0;
  for (const HtmlBlock& block : blocks) weight += block.weight;
  return weight;
}

std::vector<HtmlBlock> article_blocks(Outline& outline, std::string_view title) {
  std::vector<HtmlBlock> best;
  for (Pruning pruning : {Pruning::kByMarks, Pruning::kByTags}) {
    outline.prune(pruning);
    std::vector<HtmlBlock> blocks = read_blocks(outline, find_content(outline));
    filter_blocks(blocks, outline, title);
    if (weight_of(blocks) > weight_of(best)) best = std::move(blocks);
    if (weight_of(best) >= kShortArticle) return best;
  }
  if (weight_of(best) > 0) return best;
  outline.prune(Pruning::kByMarks);
  best = read_blocks(outline, {0});
  filter_blocks(best, outline, title);
  if (!best.empty()) return best;
  outline.prune(Pruning::kNone);
  return read_blocks(outline, {0});
}

}  // namespace

Article extract_article(std::string page, const HtmlSource& source) {
  std::string charset(source.charset);
  if (charset.empty()) charset = declared_charset(page);
  const HtmlTree tree(to_utf8(std::move(page), charset), source.name);
  Article article;
  read_metadata(tree.root(), source.url, article);
  Outline outline(tree.root());
  article.text = join_blocks(article_blocks(outline, article.title));
  return article;
}

std::string html_to_text(std::string html, std::string_view name) {
  const HtmlTree tree(std::move(html), name);
  Outline outline(tree.root());
  outline.prune(Pruning::kNone);
  return join_blocks(read_blocks(outline, {0}));
}

}  // namespace broadsheet
