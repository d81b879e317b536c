#include "query/search/article_finder.h"

#include <algorithm>
#include <iterator>

#include "query/planning/sound_queries.h"
#include "query/search/candidates.h"

namespace broadsheet {

FoundPage ArticleFinder::page(size_t offset, size_t limit, SortOrder sort, size_t most_verified) {
  FoundPage page = search(sort, most_verified).first(offset + limit);
  keep_between(page.articles, offset, offset + limit);
  return page;
}

FoundPage ArticleFinder::count() {
  if (plan_.to_verify) {
    const AllArticles matches = all();
    FoundPage page{{}, matches.ids.size(), !matches.partial};
    page.partial = matches.partial;
    return page;
  }
  Xapian::Enquire enquire(index_.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(whole(plan_.query));
  const Xapian::doccount articles = index_.database().get_doccount();
  FoundPage page{{}, enquire.get_mset(0, 1, articles).get_matches_estimated()};
  page.partial = plan_.share < 1;
  page.total_exact = !page.partial;
  return page;
}

ArticleFinder::AllArticles ArticleFinder::all() {
  const Xapian::Database& db = index_.database();
  const bool partial = plan_.share < 1;
  std::vector<Xapian::docid> candidates = ids_of(plan_.query, db);
  if (!plan_.to_verify) return {std::move(candidates), partial};
  const std::vector<Xapian::docid> certain = ids_of(plan_.to_verify->certain, db);
  std::vector<Xapian::docid> uncertain;
  std::ranges::set_difference(candidates, certain, std::back_inserter(uncertain));
  bool all = true;
  const std::vector<Xapian::docid> verified = verdicts_.matching(uncertain, all);
  std::vector<Xapian::docid> ids;
  std::ranges::merge(certain, verified, std::back_inserter(ids));
  return {std::move(ids), partial || !all};
}

}  // namespace broadsheet
