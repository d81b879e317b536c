#include "query/planning/query_work.h"

#include <algorithm>

namespace broadsheet {
namespace {

// Sections of a text, about: what is asked of each is asked so many times.
constexpr uint64_t kSentences = 20;
constexpr uint64_t kParagraphs = 10;

// Forms of a pattern that are looked through in the time of one word.
constexpr uint64_t kFormsAtOnce = 20;

// Most dates of a query are days or months, which few articles have. However many stand side by
// side, an article has three terms for its own: a year, a month and a day.
constexpr double kDatesAtOnce = 16;
constexpr double kTermsOfDate = 3;

// Ids, dates and lengths that are compared in the time of one word.
constexpr uint64_t kFactsAtOnce = 16;

class PostingWork {
 public:
  PostingWork(LeafQueries& leaves, const BonusRule& bonus, double articles)
      : leaves_(leaves), bonus_(bonus), articles_(articles) {}

  // What a node takes when it is asked about so many articles at most.
  double work(const MatchNode& node, double asked) {
    switch (node.kind) {
      case NodeKind::kWord:
        return std::min(articles_with(node), asked);
      case NodeKind::kPhrase:  // the words, and then the pairs of those that have them all
        return 2 * static_cast<double>(node.words.size()) * std::min(articles_with(node), asked);
      case NodeKind::kExact:
        return 1;
      case NodeKind::kDate:
        return asked / kDatesAtOnce;
      case NodeKind::kLength:
      case NodeKind::kAll:
        return asked;
      default:
        return work_below(node, std::min(asked, articles_with(node)));
    }
  }

 private:
  double work_below(const MatchNode& node, double asked) {
    const bool bonus = gives_bonus(node);
    double sum = 0, dates = 0;
    for (const MatchNode& child : node.children) {
      if (child.kind == NodeKind::kDate) {
        dates += work(child, asked);
        continue;
      }
      // The bonus asks again. What that costs for words is in the measured cost of their lists.
      const bool doubled = bonus && child.occur == Occur::kShould && !child.children.empty();
      sum += work(child, asked) * (doubled ? 2 : 1);
    }
    return sum + std::min(dates, kTermsOfDate * asked);
  }

  bool gives_bonus(const MatchNode& node) const {
    return node.kind == NodeKind::kGroup && bonus_.gives_bonus(node) &&
           std::ranges::count(node.children, Occur::kShould, &MatchNode::occur) > 1;
  }

  // At most so many articles match.
  double articles_with(const MatchNode& node) {
    switch (node.kind) {
      case NodeKind::kWord:
      case NodeKind::kPhrase:
        return articles_with_words(node);
      case NodeKind::kOr:
        return articles_with_any(node, Occur::kShould);
      case NodeKind::kGroup: {
        const bool must = std::ranges::any_of(
            node.children, [](const MatchNode& child) { return child.occur == Occur::kMust; });
        return must ? articles_with_all(node, Occur::kMust)
                    : articles_with_any(node, Occur::kShould);
      }
      case NodeKind::kExact:
      case NodeKind::kDate:
      case NodeKind::kLength:
      case NodeKind::kNot:
      case NodeKind::kAll:
        return articles_;
      default:
        return articles_with_all(node, Occur::kShould);
    }
  }

  double articles_with_words(const MatchNode& node) {
    double articles = articles_;
    for (const uint16_t set : node.words)
      articles = std::min(articles, leaves_.known(node, set).frequency.documents);
    return articles;
  }

  double articles_with_all(const MatchNode& node, Occur occur) {
    double articles = articles_;
    for (const MatchNode& child : node.children)
      if (child.occur == occur) articles = std::min(articles, articles_with(child));
    return articles;
  }

  double articles_with_any(const MatchNode& node, Occur occur) {
    double articles = 0;
    bool any = false;
    for (const MatchNode& child : node.children) {
      if (child.occur != occur) continue;
      any = true;
      articles += articles_with(child);
    }
    return any ? std::min(articles, articles_) : articles_;
  }

  LeafQueries& leaves_;
  const BonusRule& bonus_;
  const double articles_;
};

bool is_fact(const MatchNode& node) {
  return node.kind == NodeKind::kExact || node.kind == NodeKind::kDate ||
         node.kind == NodeKind::kLength;
}

// `sections`: how many of a text the node is asked about already. Sections inside others are parts
// of them: together they are no more than those of the text.
uint64_t text_work(const MatchNode& node, uint64_t sections) {
  if (node.kind == NodeKind::kSentence) sections = std::max(sections, kSentences);
  if (node.kind == NodeKind::kParagraph) sections = std::max(sections, kParagraphs);
  uint64_t own = node.words.size() + node.forms.size() / kFormsAtOnce;
  if (node.kind == NodeKind::kNear || node.kind == NodeKind::kAdj)
    own += uint64_t{2} << node.children.size();
  own += static_cast<uint64_t>(std::ranges::count_if(node.children, is_fact)) / kFactsAtOnce;
  uint64_t sum = own * sections;
  for (const MatchNode& child : node.children) sum += text_work(child, sections);
  return sum;
}

}  // namespace

uint64_t text_work(const MatchNode& node) { return text_work(node, 1); }

double posting_work(const MatchNode& root, LeafQueries& leaves, const BonusRule& bonus,
                    double articles) {
  return PostingWork(leaves, bonus, articles).work(root, articles);
}

double searchable_share(double postings, double articles) {
  const double most = std::max(query_work::kMostPostings, query_work::kFullLists * articles);
  return postings <= most ? 1 : most / postings;
}

}  // namespace broadsheet
