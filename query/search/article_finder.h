// Which articles match a query, in which order, and how many there are.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "query/planning/planner.h"
#include "query/search/verification.h"
#include "query/terms/index_view.h"

namespace broadsheet {

enum class SortOrder : uint8_t {
  kRelevance,    // best first; ties: newest first, then by id
  kOldestFirst,  // by date; articles without a date last
  kNewestFirst,
};

struct FoundArticle {
  Xapian::docid id;
  double score;
  std::string date;    // the sort key; "" of a ranked article until a tie asks for it
  double recency = 1;  // the factor that the score has in it
  bool kept = false;   // stands before others whatever it scores, see kept_first.h
};

struct FoundPage {
  std::vector<FoundArticle> articles;
  uint64_t total = 0;
  bool total_exact = true;
  bool stopped = false;  // at the limit of verification, before the page was full
  bool partial = false;  // at the limit of work (query_work.h), so that better ones may be missing
};

// Keeps the articles from `offset` up to `end`, as far as there are any.
void keep_between(std::vector<FoundArticle>& articles, size_t offset, size_t end);

// A page verifies at most so many candidates more than it passes over and shows, so that a query
// with many candidates and no match ends soon; a count verifies all.
inline constexpr size_t kMostVerified = 10'000;

// Runs the plan of one query. Keeps references to all that it is given.
class ArticleFinder {
 public:
  ArticleFinder(const Plan& plan, IndexView& index, Verification& verification)
      : plan_(plan), index_(index), db_(index.database()), verification_(verification) {}

  // The articles from `offset` on, at most `limit`. Candidates are verified in rank order until
  // none of the others can belong to the page, but at most `most_verified` more than offset +
  // limit.
  FoundPage page(size_t offset, size_t limit, SortOrder sort, size_t most_verified);

  // The exact total alone.
  FoundPage count();

  // All articles that match, by id; not all of them if that is too much work.
  struct AllArticles {
    std::vector<Xapian::docid> ids;
    bool partial = false;
  };
  AllArticles all();

 private:
  using Articles = std::vector<FoundArticle>;

  size_t most_candidates() const;
  std::vector<Verdict> verdicts_on(std::span<const Xapian::docid> ids,
                                   std::span<const MatchNode* const> nodes);
  Xapian::MSet fetch(size_t items, Xapian::doccount at_least);
  FoundPage fetch_exact(size_t items);
  FoundPage verified_page(size_t end, size_t most);
  FoundPage exact_page(size_t end);
  std::vector<Xapian::docid> ids_of(const Xapian::Query& query) const;
  bool verify_in_order(const Articles& candidates, size_t end, Articles& matches);
  void verify(const Articles& candidates, Articles& matches);
  void note_nodes(const std::vector<Xapian::docid>& ids, const std::vector<Verdict>& verdicts);
  void score_anew(Articles& matches) const;
  void prefer_recent(Articles& articles) const;
  FoundArticle at_best(FoundArticle candidate) const;
  bool same(const FoundArticle& a, const FoundArticle& b) const;
  bool before(const FoundArticle& a, const FoundArticle& b) const;
  bool is_settled(Articles& articles, size_t end, const FoundArticle& next) const;
  void sort(Articles& articles) const;
  void order(Articles& articles) const;
  void order_ties(std::span<FoundArticle> ties) const;

  const Plan& plan_;
  IndexView& index_;
  const Xapian::Database& db_;
  Verification& verification_;
  uint64_t text_work_ = 0;  // done so far, in the units of query_work.h
  bool ranked_ = false;
  bool newest_first_ = true;
  Xapian::Enquire* enquire_ = nullptr;         // of the page at work
  std::unordered_set<Xapian::docid> asked_{};  // the candidates that have been verified
};

}  // namespace broadsheet
