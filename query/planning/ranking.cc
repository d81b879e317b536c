#include "query/planning/ranking.h"

#include <algorithm>
#include <cmath>

namespace broadsheet {

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

double query_factor(unsigned query_frequency) {
  constexpr double kK3 = 8;
  return (kK3 + 1) * query_frequency / (kK3 + query_frequency);
}

double burst_factor(const TermSetFrequency& frequency, double burst) {
  return std::pow((frequency.occurrences + 1) / std::max(frequency.documents, 1.0), burst);
}

}  // namespace broadsheet
