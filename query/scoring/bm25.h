// The weight of a word in an article by BM25, as Xapian::BM25Weight computes it (with k2 = 0, each
// word once in the query, and no least length), so that scores are the same whichever of the two
// ranks.
//
// Source: S. Robertson, S. Walker et al., "Okapi at TREC-3" (1994); xapian-core 1.4,
// weight/bm25weight.cc and matcher/synonympostlist.cc.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>

namespace broadsheet {

struct Bm25Parameters {
  double k1 = 1.2;
  double b = 0.5;
};

// In how many articles a term is: of the shard that is searched, and of the whole index.
struct TermFrequency {
  Xapian::doccount in_shard = 0;
  Xapian::doccount in_index = 0;
};

// In how many articles one of several terms is, if each were spread evenly: as Xapian estimates it
// for OP_SYNONYM, where the frequencies in the shard decide which terms are joined first.
// `articles`: of the shard and of the index, more than 0.
TermFrequency joined_frequency(std::span<const TermFrequency> terms, TermFrequency articles);

// BM25 of one word. Lengths and frequencies are those of Xapian: lengths count each term with its
// wdf.
class Bm25 {
 public:
  // `frequency`: how many of the `articles` hold the word; `factor`: what its weight is multiplied
  // with; `mean_length`: of the articles, more than 0.
  Bm25(const Bm25Parameters& parameters, Xapian::doccount frequency, Xapian::doccount articles,
       double mean_length, double factor);

  double score(Xapian::termcount wdf, Xapian::termcount length) const {
    const double times = wdf;
    return weight_ * (times / (length * length_share_ + constant_ + times));
  }

  // No score is higher, if no article has the word more than `most_wdf` times or is shorter than
  // `least_length`.
  double bound(Xapian::termcount most_wdf, Xapian::termcount least_length) const;

 private:
  double weight_;
  double length_share_;  // k1 * b / mean length
  double constant_;      // k1 * (1 - b)
};

}  // namespace broadsheet
