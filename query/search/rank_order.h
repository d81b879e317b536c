// The order of hits.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "query/search/found_article.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// By score or date, then by date, then by id.
class RankOrder {
 public:
  // `ranked`: by score; if not, by date.
  RankOrder(bool ranked, bool newest_first) : ranked_(ranked), newest_first_(newest_first) {}

  bool ranked() const { return ranked_; }
  bool newest_first() const { return newest_first_; }

  // The order before ties are broken.
  bool before(const FoundArticle& a, const FoundArticle& b) const;
  bool same(const FoundArticle& a, const FoundArticle& b) const;
  void sort(std::vector<FoundArticle>& articles) const;

  // True if the first `end` articles surely come before one like `next`. REQUIRES sorted articles.
  bool is_settled(const std::vector<FoundArticle>& articles, size_t end,
                  const FoundArticle& next) const;

  // The whole order; reads the articles that tie from their index.
  void order(std::vector<FoundArticle>& articles, IndexView& index) const;

 private:
  bool ranked_;
  bool newest_first_;
};

}  // namespace broadsheet
