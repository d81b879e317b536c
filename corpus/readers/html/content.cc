// Scores elements by the paragraphs in them and picks the article's.
#include "corpus/readers/html/content.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {
namespace {

// Readability's idea: each paragraph scores by its length and commas, and gives its score to its
// parent, half of it to the parent of that, and so on; links count against an element.
constexpr uint32_t kShortestScored = 25;
constexpr float kTextPerPoint = 100;
constexpr float kMostPointsForText = 3;
constexpr int kLevels = 5;

float level_share(int level) {
  if (level == 0) return 1;
  return level == 1 ? 0.5F : 1.0F / static_cast<float>(level * 3);
}

class Scorer {
 public:
  explicit Scorer(const std::vector<OutlineNode>& nodes) : nodes_(nodes), scores_(nodes.size()) {
    for (uint32_t i = 0; i < nodes.size(); ++i)
      if (nodes[i].is_paragraph && !nodes[i].is_dropped && nodes[i].text >= kShortestScored)
        credit(i);
    for (uint32_t i = 0; i < nodes.size(); ++i) {
      scores_[i] *= 1 - nodes[i].link_share();
      if (scores_[i] > scores_[best_]) best_ = i;
    }
  }
  uint32_t best() const { return best_; }
  float operator[](uint32_t i) const { return scores_[i]; }

 private:
  void credit(uint32_t paragraph) {
    const OutlineNode& node = nodes_[paragraph];
    const float points =
        1 + static_cast<float>(node.commas) +
        std::min(static_cast<float>(node.text) / kTextPerPoint, kMostPointsForText);
    uint32_t above = node.parent;
    for (int level = 0; level < kLevels && above != 0; ++level) {
      scores_[above] += points * level_share(level);
      above = nodes_[above].parent;
    }
  }

  const std::vector<OutlineNode>& nodes_;
  std::vector<float> scores_;
  uint32_t best_ = 0;
};

// Siblings of the best element belong to it when they score alike or are paragraphs of prose.
std::vector<uint32_t> with_siblings(const std::vector<OutlineNode>& nodes, const Scorer& scores) {
  const uint32_t best = scores.best();
  if (best == 0) return {};
  const float threshold = std::max(10.0F, scores[best] * 0.2F);
  std::vector<uint32_t> chosen;
  for (uint32_t i = nodes[best].parent + 1; i < nodes[nodes[best].parent].end; i = nodes[i].end) {
    const OutlineNode& node = nodes[i];
    if (!node.is_element || node.is_dropped) continue;
    const bool is_prose = node.is(GUMBO_TAG_P) && node.text > 80 && node.link_share() < 0.25F;
    if (i == best || scores[i] >= threshold || is_prose) chosen.push_back(i);
  }
  return chosen;
}

uint32_t prose_of(const std::vector<OutlineNode>& nodes, const std::vector<uint32_t>& chosen) {
  uint32_t prose = 0;
  for (uint32_t i : chosen) prose += nodes[i].prose;
  return prose;
}

// An article whose text is parted by boxes has its paragraphs in several containers, none of which
// holds all: the element that holds them all then has much more prose than the best.
constexpr float kMoreProse = 1.5F;
constexpr float kLinkShareOfArticle = 0.3F;

std::vector<uint32_t> widened(const std::vector<OutlineNode>& nodes, std::vector<uint32_t> chosen) {
  if (chosen.empty()) return chosen;
  auto prose = static_cast<float>(prose_of(nodes, chosen));
  for (uint32_t above = nodes[chosen[0]].parent; above != 0; above = nodes[above].parent) {
    if (nodes[above].is(GUMBO_TAG_BODY)) break;
    const auto more = static_cast<float>(nodes[above].prose);
    if (more < prose * kMoreProse || nodes[above].link_share() > kLinkShareOfArticle) continue;
    chosen = {above};
    prose = more;
  }
  return chosen;
}

}  // namespace

std::vector<uint32_t> find_content(const Outline& outline) {
  const std::vector<OutlineNode>& nodes = outline.nodes();
  const Scorer scores(nodes);
  std::vector<uint32_t> chosen = widened(nodes, with_siblings(nodes, scores));
  uint32_t text = 0;
  for (uint32_t i : chosen) text += nodes[i].text;
  // What says that it is the article's body is taken at its word if it holds enough.
  uint32_t body = 0;
  for (uint32_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].mark == HtmlMark::kBody && !nodes[i].is_dropped &&
        nodes[i].text > nodes[body].text * (body != 0))
      body = i;
  if (body != 0 && nodes[body].text * 2 >= text) return {body};
  return chosen;
}

}  // namespace broadsheet
