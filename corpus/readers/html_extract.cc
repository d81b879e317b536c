// The steps from a page to its article.
#include "corpus/readers/html_extract.h"

#include <algorithm>

#include "corpus/encoding.h"
#include "corpus/readers/html_blocks.h"
#include "corpus/readers/html_byline.h"
#include "corpus/readers/html_charset.h"
#include "corpus/readers/html_content.h"
#include "corpus/readers/html_metadata.h"
#include "corpus/readers/html_outline.h"
#include "corpus/readers/html_standfirst.h"
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

// The text by scoring, with the summary above it.
std::vector<HtmlBlock> scored_blocks(const Outline& outline, const Article& article,
                                     std::string_view description) {
  const std::vector<uint32_t> content = find_content(outline);
  if (content.empty()) return {};
  std::vector<HtmlBlock> blocks = find_standfirst(outline, content[0], article.title, description);
  std::vector<HtmlBlock> text = read_blocks(outline, content);
  blocks.insert(blocks.end(), std::make_move_iterator(text.begin()),
                std::make_move_iterator(text.end()));
  filter_blocks(blocks, article);
  return blocks;
}

std::vector<HtmlBlock> article_blocks(Outline& outline, const Article& article,
                                      std::string_view description) {
  std::vector<HtmlBlock> best;
  for (Pruning pruning : {Pruning::kByMarks, Pruning::kByTags}) {
    outline.prune(pruning);
    std::vector<HtmlBlock> blocks = scored_blocks(outline, article, description);
    if (weight_of(blocks) > weight_of(best)) best = std::move(blocks);
    if (weight_of(best) >= kShortArticle) return best;
  }
  if (weight_of(best) > 0) return best;
  outline.prune(Pruning::kByMarks);
  best = read_blocks(outline, {0});
  filter_blocks(best, article);
  if (!best.empty()) return best;
  outline.prune(Pruning::kNone);
  return read_blocks(outline, {0});
}

// JSON-LD's articleBody is text or HTML, often shortened.
std::string text_told(const std::string& body, std::string_view name) {
  return body.empty() ? body : html_to_text(body, name);
}

// Pages that were saved by programs are often UTF-8 whatever they go on declaring; by chance bytes
// of another encoding are never valid UTF-8 for long.
std::string charset_of(std::string_view page, const HtmlSource& source) {
  const bool is_ascii = std::ranges::all_of(page, [](char c) { return (c & 0x80) == 0; });
  if (!is_ascii && is_valid_utf8(page)) return {};
  return source.charset.empty() ? declared_charset(page) : std::string(source.charset);
}

}  // namespace

Article extract_article(std::string page, const HtmlSource& source) {
  const std::string charset = charset_of(page, source);
  const HtmlTree tree(to_utf8(std::move(page), charset), source.name);
  Article article;
  const PageFacts facts = read_metadata(tree.root(), source.url, article);
  Outline outline(tree.root());
  if (article.author.empty()) article.author = find_byline(outline);
  article.text = join_blocks(article_blocks(outline, article, facts.description));
  const std::string told = text_told(facts.body, source.name);
  if (text_weight(told) > 1.5 * text_weight(article.text)) article.text = told;
  return article;
}

std::string html_to_text(std::string html, std::string_view name) {
  const HtmlTree tree(std::move(html), name);
  Outline outline(tree.root());
  outline.prune(Pruning::kNone);
  return join_blocks(read_blocks(outline, {0}));
}

}  // namespace broadsheet
