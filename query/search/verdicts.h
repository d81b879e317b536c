// What verification has said of the candidates of one search, and how much more it may be asked.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/planning/planner.h"
#include "query/search/verification.h"

namespace broadsheet {

// Asks about each article once, however many pages of the search come to it. Keeps references to what
// it is given.
class Verdicts {
 public:
  Verdicts(const Plan& plan, Verification& verification)
      : plan_(plan), verification_(verification) {}

  // How many articles are known, and how many others may be asked about now. Those who come late, as
  // a page after the one for expansion, are never left without any.
  size_t known() const { return known_.size(); }
  size_t affordable() const;

  // Of each article. Those that match are noted in the plan's VerifiedNodes.
  std::vector<const Verdict*> on(std::span<const Xapian::docid> ids);

  // The articles that match, in order. Of those that aren't known, no more are asked about than is
  // affordable, the last ones; `all`: whether that was all.
  std::vector<Xapian::docid> matching(std::span<const Xapian::docid> ids, bool& all);

 private:
  std::vector<Verdict> ask(std::span<const Xapian::docid> ids,
                           std::span<const MatchNode* const> nodes);
  void note(std::span<const Xapian::docid> ids);

  const Plan& plan_;
  Verification& verification_;
  std::unordered_map<Xapian::docid, Verdict> known_{};
  uint64_t work_ = 0;  // done so far, in the units of query_work.h
};

}  // namespace broadsheet
