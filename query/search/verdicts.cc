#include "query/search/verdicts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/planning/query_work.h"

namespace broadsheet {

size_t Verdicts::affordable() const {
  using query_work::kMostTextWork;
  if (plan_.text_work <= query_work::kFreeTextWork) return SIZE_MAX / 2;
  const uint64_t left = kMostTextWork - std::min(kMostTextWork, work_);
  return std::max(left, kMostTextWork / 8) / plan_.text_work;
}

std::vector<Verdict> Verdicts::ask(std::span<const Xapian::docid> ids,
                                   std::span<const MatchNode* const> nodes) {
  work_ += ids.size() * plan_.text_work;
  return verification_.verify(ids, nodes);
}

std::vector<const Verdict*> Verdicts::on(std::span<const Xapian::docid> ids) {
  std::vector<Xapian::docid> unknown;
  std::ranges::copy_if(ids, std::back_inserter(unknown),
                       [this](Xapian::docid id) { return !known_.contains(id); });
  const auto nodes = plan_.to_verify->nodes->nodes();
  std::vector<Verdict> verdicts = ask(unknown, plan_.ranked ? nodes : nodes.first(0));
  for (size_t i = 0; i < unknown.size(); ++i) known_.emplace(unknown[i], std::move(verdicts[i]));
  if (plan_.ranked) note(unknown);
  std::vector<const Verdict*> found;
  for (const Xapian::docid id : ids) found.push_back(&known_.at(id));
  return found;
}

void Verdicts::note(std::span<const Xapian::docid> ids) {
  VerifiedNodes& verified = *plan_.to_verify->nodes;
  for (size_t node = 0; node < verified.nodes().size(); ++node) {
    std::vector<Xapian::docid> holding;
    for (const Xapian::docid id : ids)
      if (const Verdict& verdict = known_.at(id); verdict.matches && verdict.nodes[node])
        holding.push_back(id);
    verified.add(*verified.nodes()[node], holding);
  }
}

std::vector<Xapian::docid> Verdicts::matching(std::span<const Xapian::docid> ids, bool& all) {
  std::vector<Xapian::docid> matching;
  std::vector<Xapian::docid> unknown;
  for (const Xapian::docid id : ids) {
    const auto known = known_.find(id);
    if (known == known_.end())
      unknown.push_back(id);
    else if (known->second.matches)
      matching.push_back(id);
  }
  const size_t most = affordable();
  all = unknown.size() <= most;
  if (!all) unknown.erase(unknown.begin(), unknown.end() - static_cast<ptrdiff_t>(most));
  const std::vector<Verdict> verdicts = ask(unknown, {});
  for (size_t i = 0; i < unknown.size(); ++i)
    if (verdicts[i].matches) matching.push_back(unknown[i]);
  std::ranges::sort(matching);
  return matching;
}

}  // namespace broadsheet
