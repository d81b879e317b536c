// The steps from a page to its article.
#include "corpus/readers/html/extract.h"

#include <algorithm>

#include "corpus/readers/html/blocks.h"
#include "corpus/readers/html/byline.h"
#include "corpus/readers/html/charset.h"
#include "corpus/readers/html/content.h"
#include "corpus/readers/html/metadata.h"
#include "corpus/readers/html/outline.h"
#include "corpus/readers/html/standfirst.h"
#include "corpus/readers/html/text.h"
#include "corpus/readers/html/tree.h"
#include "corpus/readers/html/words.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// What is shorter, as text_weight() counts, may have lost its text to a class name.
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

// First by scoring; then all of a page on which nothing scores, without its furniture if that
// leaves anything.
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

// JSON-LD's articleBody is text or HTML. It is often shortened, has no paragraphs or is there
// twice: so only what has much more than the page shows, where scripts or paywalls hide the text,
// is taken.
constexpr float kMuchMoreText = 2.5F;

std::string text_of_json_ld(const std::string& body, std::string_view name) {
  std::string html;
  for (char c : body)
    if (c == '\n')
      html += "<br><br>";
    else
      html += c;
  return html_to_text(std::move(html), name);
}

void prefer_longer(const std::string& body, std::string_view name, Article& article) {
  const auto shown = static_cast<float>(text_weight(article.text));
  if (static_cast<float>(text_weight(body)) > kMuchMoreText * shown)
    article.text = text_of_json_ld(body, name);
}

}  // namespace

Article extract_article(std::string page, const HtmlSource& source) {
  const std::string charset = charset_of(page, source.charset);
  const HtmlTree tree(to_utf8(std::move(page), charset), source.name);
  Article article;
  const PageFacts facts = read_metadata(tree.root(), source.url, article);
  Outline outline(tree.root());
  if (article.author.empty()) article.author = find_byline(outline);
  if (article.author.empty() || article.date.empty()) find_credit(outline, article);
  article.text = join_blocks(article_blocks(outline, article, facts.description));
  prefer_longer(facts.body, source.name, article);
  return article;
}

std::string html_to_text(std::string html, std::string_view name) {
  return main_text(HtmlTree(std::move(html), name).root());
}

}  // namespace broadsheet
