// The articles that may match, as Xapian and the scorer give them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "query/planning/planner.h"
#include "query/search/rank_order.h"
#include "query/terms/index_view.h"

namespace broadsheet {

struct Fetched {
  std::vector<FoundArticle> articles;
  uint64_t total = 0;
  bool total_exact = true;
  bool all = false;  // there are no others
};

// The articles of a plan's query in one order. Keeps references to all that it is given.
class Candidates {
 public:
  Candidates(const Plan& plan, IndexView& index, const RankOrder& order);

  // The first so many; without those that tie with the last one. The total is exact up to
  // `at_least`.
  Fetched fetch(size_t items, Xapian::doccount at_least);

 private:
  const Plan& plan_;
  IndexView& index_;
  const RankOrder& order_;
  std::unique_ptr<Xapian::KeyMaker> date_key_;
  Xapian::Enquire enquire_;
};

// The ids of all articles of a query, sorted.
std::vector<Xapian::docid> ids_of(const Xapian::Query& query, const Xapian::Database& db);

}  // namespace broadsheet
