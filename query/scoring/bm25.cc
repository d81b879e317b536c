#include "query/scoring/bm25.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <vector>

namespace broadsheet {
namespace {

// Robertson and Sparck Jones' weight without relevance information, kept above 0 for words that
// most articles hold.
double rarity(double frequency, double articles) {
  const double odds = (articles - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

// Rounded, as Xapian does at each step.
Xapian::doccount either(double a, double b, double articles) {
  return static_cast<Xapian::doccount>(a + b - a * b / articles + 0.5);
}

}  // namespace

TermFrequency joined_frequency(std::span<const TermFrequency> terms, TermFrequency articles) {
  const auto rarer = [](const TermFrequency& a, const TermFrequency& b) {
    return a.in_shard > b.in_shard;  // on top of the queue: the rarest
  };
  std::priority_queue parts(rarer, std::vector(terms.begin(), terms.end()));
  const auto take = [&parts] {
    const TermFrequency part = parts.top();
    parts.pop();
    return part;
  };
  while (parts.size() > 1) {
    const TermFrequency a = take();
    const TermFrequency b = take();
    parts.push({either(a.in_shard, b.in_shard, articles.in_shard),
                either(a.in_index, b.in_index, articles.in_index)});
  }
  return take();
}

Bm25::Bm25(const Bm25Parameters& parameters, Xapian::doccount frequency, Xapian::doccount articles,
           double mean_length, double factor)
    : weight_(rarity(frequency, articles) * factor * (parameters.k1 + 1)),
      length_share_(parameters.k1 * parameters.b / mean_length),
      constant_(parameters.k1 * (1 - parameters.b)) {}

double Bm25::bound(Xapian::termcount most_wdf, Xapian::termcount least_length) const {
  // An article is at least as long as it has the word often.
  return score(most_wdf, std::max(most_wdf, least_length));
}

}  // namespace broadsheet
