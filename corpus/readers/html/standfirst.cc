// Looks for a summary above the text, also where headers of pages have it.
#include "corpus/readers/html/standfirst.h"

#include <iterator>

#include "corpus/readers/html/words.h"

namespace broadsheet {
namespace {

// Characters, as text_weight() counts. Shorter ones are kickers, longer ones the text itself.
constexpr uint32_t kShortest = 30;
constexpr uint32_t kLongest = 700;

// More nodes than summaries have, which bounds the work on hostile pages.
constexpr uint32_t kMostNodes = 200;
constexpr size_t kMostWords = 300;
constexpr size_t kMostBytes = 16384;

constexpr double kSameWords = 0.8;

std::string text_of(const std::vector<OutlineNode>& nodes, uint32_t root) {
  std::string text;
  for (uint32_t i = root; i < nodes[root].end && text.size() < kMostBytes; ++i)
    if (!nodes[i].is_element)
      text += std::string_view(nodes[i].gumbo->v.text.text).substr(0, kMostBytes);
  return text;
}

bool is_heading_of(const std::vector<OutlineNode>& nodes, uint32_t i,
                   const std::vector<std::string>& title) {
  return nodes[i].end - i <= kMostNodes &&
         (nodes[i].is(GUMBO_TAG_H1) || nodes[i].is(GUMBO_TAG_H2)) &&
         shared_words(title, folded_words(text_of(nodes, i))) >= kSameWords;
}

bool is_standfirst(const std::vector<OutlineNode>& nodes, uint32_t i,
                   const std::vector<std::string>& description) {
  if (nodes[i].end - i > kMostNodes) return false;
  const bool is_marked = nodes[i].mark == HtmlMark::kStandfirst;
  if (!is_marked && flow_of(nodes[i].gumbo->v.element.tag) != HtmlFlow::kBlock) return false;
  const std::string text = text_of(nodes, i);
  const uint32_t weight = text_weight(text);
  if (weight < kShortest || weight > kLongest) return false;
  return is_marked || shared_words(folded_words(text), description) >= kSameWords;
}

}  // namespace

std::vector<HtmlBlock> find_standfirst(const Outline& outline, uint32_t content,
                                       std::string_view title, std::string_view description) {
  const std::vector<OutlineNode>& nodes = outline.nodes();
  const std::vector<std::string> title_words = folded_words(title);
  std::vector<std::string> told = folded_words(description);
  if (told.size() > kMostWords) told.resize(kMostWords);
  uint32_t start = 0;
  for (uint32_t i = 0; i < content && start == 0; ++i)
    if (is_heading_of(nodes, i, title_words)) start = nodes[i].end;
  if (start == 0) return {};
  std::vector<HtmlBlock> found;
  for (uint32_t i = start; i < content; ++i) {
    if (!nodes[i].is_element || nodes[i].end > content) continue;
    const bool is_passed = nodes[i].mark == HtmlMark::kBoilerplate || nodes[i].is(GUMBO_TAG_NAV);
    if (!is_passed && !is_standfirst(nodes, i, told)) continue;
    if (!is_passed) {
      std::vector<HtmlBlock> blocks = read_all_blocks(outline, i);
      found.insert(found.end(), std::make_move_iterator(blocks.begin()),
                   std::make_move_iterator(blocks.end()));
    }
    i = nodes[i].end - 1;
  }
  return found;
}

}  // namespace broadsheet
