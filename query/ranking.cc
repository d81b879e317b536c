#include "query/ranking.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

Xapian::BM25Weight default_weighting() {
  // k2 = 0: no correction by query length; min_normlen = 0: short articles are not spared. k3 is
  // applied by term_factor(), since each term enters the Xapian query once.
  return Xapian::BM25Weight(1.2, 0, 8, 0.5, 0);
}

TermSetFrequency frequency_of(const Xapian::Database& db, const TermSet& set,
                              std::string_view prefix) {
  TermSetFrequency frequency;
  for (const std::string& term : set.terms) {
    const std::string prefixed = std::string(prefix) + term;
    frequency.documents += db.get_termfreq(prefixed);
    frequency.occurrences += static_cast<double>(db.get_collection_freq(prefixed));
  }
  return frequency;
}

double term_factor(const TermSetFrequency& frequency, unsigned query_frequency) {
  constexpr double kK3 = 8;
  const double qtf = query_frequency;
  return (kK3 + 1) * qtf / (kK3 + qtf) *
         std::sqrt((frequency.occurrences + 1) / std::max(frequency.documents, 1.0));
}

}  // namespace broadsheet
