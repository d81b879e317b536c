// Query expansion by pseudo-relevance feedback: words that the best articles have in common.
//
// The best articles of the query as typed are taken for relevant. Each has a share
//   d = exp(5 (s - smax) / smax), normalised to 1, of its score s.
// Their terms get p(t) = ln(N / df) * sum over the articles of d * wdf / (all wdf kept), and the
// best kTerms of them, normalised to 1, are added beside the query, whose words keep their weight:
//   weight of t = z * kShare / (1 - kShare) * p(t) * ((cf + 1) / df)^burst,
// z being the sum of the query's own word factors. So at most kShare of the weights is not the
// query's. What matches is still what the query says: expansion only changes the order.
//
// After relevance models (V. Lavrenko and W. B. Croft, SIGIR 2001) and the interpolation of RM3
// (N. Abdul-Jaleel et al., TREC 2004); the constants were chosen by measurement on judged
// collections.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "query/matching/matcher.h"
#include "query/planning/planner.h"

namespace broadsheet {

namespace expansion {
inline constexpr size_t kArticles = 10;
inline constexpr size_t kTerms = 40;
inline constexpr double kShare = 0.35;
inline constexpr size_t kMinArticles = 2;  // of those with feedback, unless there is but one
}  // namespace expansion

struct FeedbackArticle {
  Xapian::docid id;
  double score;
};

struct ExpansionTerm {
  std::string term;
  double share;  // p(t); all together 1
};

// The terms to add, the best first: stems of the text of at least three bytes, without a digit, no
// stop words of the articles' languages, in at least two and at most a tenth of all articles.
// `articles`: the best first. The terms of the query may be among them.
std::vector<ExpansionTerm> expansion_terms(const Xapian::Database& db,
                                           std::span<const FeedbackArticle> articles,
                                           AnalyzerSet& analyzers);

// Adds the terms to the queries of a plan and to its parts, as "~term". Gives how much each term
// tells, as Plan::set_weights.
std::vector<double> add_expansion(const Xapian::Database& db, std::span<const ExpansionTerm> terms,
                                  double burst, Plan& plan);

// A tree that matches any of the terms, for highlighting them. Its first sets are those of `tree`,
// so that the weights of a plan can be used for both.
MatchTree expansion_tree(const MatchTree& tree, std::span<const ExpansionTerm> terms);

// Adds the spans that overlap none of `spans`, keeping the order of the matcher.
void add_spans(std::span<const MatchSpan> more, std::vector<MatchSpan>& spans);

}  // namespace broadsheet
