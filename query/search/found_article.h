// Articles that a search has found, and a page of them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

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

}  // namespace broadsheet
