// Found articles as they are shown: their fields, highlights, snippets and explained scores.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "query/matching/matcher.h"
#include "query/matching/snippet.h"
#include "query/planning/planner.h"
#include "query/search/found_article.h"
#include "query/search/results.h"
#include "query/terms/index_view.h"

namespace broadsheet {

struct HitOptions {
  bool snippets = true;
  SnippetOptions snippet{};
  bool explain = false;
};

// Makes the hits of one query. What it does for each hit is bounded: see query_work.h. Keeps
// references to all that it is given.
class HitMaker {
 public:
  // `matcher`: of the query; `expansion`: of the words to highlight beside, or nullptr.
  HitMaker(const Plan& plan, IndexView& index, Matcher& matcher, Matcher* expansion,
           const HitOptions& options)
      : plan_(plan), index_(index), matcher_(matcher), expansion_(expansion), options_(options) {}

  // The hits in their order; the first one has this rank. A note for the user is added for what was
  // left out.
  std::vector<Hit> make(std::span<const FoundArticle> articles, size_t first_rank,
                        std::vector<std::string>& notes);

 private:
  Hit make_hit(const FoundArticle& found, bool with_places);
  std::vector<MatchSpan> spans_of(const Article& article);
  void explain(std::span<const FoundArticle> articles, std::span<Hit> hits) const;

  const Plan& plan_;
  IndexView& index_;
  Matcher& matcher_;
  Matcher* expansion_;
  const HitOptions& options_;
};

}  // namespace broadsheet
