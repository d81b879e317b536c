// The best of many scored articles.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace broadsheet {

struct ScoredArticle {
  Xapian::docid id;
  double score;
};

// Keeps the `most` articles, at least one, with the highest scores, and of those that score the same
// the ones that were offered first.
class BestArticles {
 public:
  explicit BestArticles(size_t most) : most_(most) {}

  // Articles that score at most this have no place; less than every score while there is room.
  double threshold() const { return threshold_; }

  void offer(Xapian::docid id, double score) {
    if (score <= threshold_) return;
    if (articles_.size() == most_) {
      std::ranges::pop_heap(articles_, better);
      articles_.pop_back();
    }
    articles_.push_back({id, score});
    std::ranges::push_heap(articles_, better);
    if (articles_.size() == most_) threshold_ = articles_.front().score;
  }

  // Best first, then by id. Leaves nothing behind.
  std::vector<ScoredArticle> take() {
    std::ranges::sort(articles_, better);
    return std::move(articles_);
  }

 private:
  static bool better(const ScoredArticle& a, const ScoredArticle& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  }

  const size_t most_;
  double threshold_ = -1;
  std::vector<ScoredArticle> articles_;
};

}  // namespace broadsheet
