#include "indexer/check/losses.h"

#include <algorithm>
#include <iterator>

namespace broadsheet {

RepairReport count_losses(const SalvagedDocuments& documents, const SalvagedIds& ids,
                          const SavedArticles& saved) {
  RepairReport report;
  report.saved = saved.ids.size();
  report.all_known = documents.complete || ids.complete;
  if (documents.complete && saved.unreadable == 0) return report;
  std::ranges::set_difference(ids.ids, saved.ids, std::back_inserter(report.lost_ids));
  const uint64_t missing =
      documents.expected > report.saved ? documents.expected - report.saved : 0;
  report.lost = std::max(uint64_t{report.lost_ids.size()}, missing);
  if (!ids.complete) report.lost = std::max(report.lost, saved.unreadable);
  return report;
}

}  // namespace broadsheet
