// Verification: what Xapian's terms alone can't tell is asked of the stored text.
#pragma once

#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "query/matching/matcher.h"
#include "query/terms/index_view.h"

namespace broadsheet {

// What the text of a candidate says.
struct Verdict {
  bool matches = false;     // the whole tree
  std::vector<bool> nodes;  // of an article that matches: each node that was asked about
};

// What one thread needs to read articles.
struct ReadingDesk {
  IndexView index;
  AnalyzerSet analyzers{};
};

// The desks of the threads that help with verification, opened when first needed and kept. Not
// thread-safe.
class HelperDesks {
 public:
  // `threads`: how many may work at once, the one that asks included.
  HelperDesks(std::vector<std::string> paths, unsigned threads)
      : paths_(std::move(paths)), threads_(threads) {}

  unsigned threads() const { return threads_; }

  // Desks for so many helpers that see the same state as `index`. Throws
  // Xapian::DatabaseModifiedError when that state is gone.
  std::vector<ReadingDesk*> ready(size_t helpers, const IndexView& index);

 private:
  std::vector<std::string> paths_;
  unsigned threads_;
  std::vector<std::unique_ptr<ReadingDesk>> desks_;
};

// Holds the candidates of one query against the matcher, on several threads when they are many.
// Keeps references to all that it is given. Verdicts don't depend on the number of threads.
class Verification {
 public:
  Verification(const MatchTree& tree, ReadingDesk& desk, HelperDesks& helpers)
      : tree_(tree), desk_(desk), helpers_(helpers), matcher_(tree, desk.analyzers) {}

  // The verdict on each article, in the order of `ids`, and on `nodes` in each that matches.
  // Throws Error(kInterrupted) after a signal.
  std::vector<Verdict> verify(std::span<const Xapian::docid> ids,
                              std::span<const MatchNode* const> nodes);

 private:
  const MatchTree& tree_;
  ReadingDesk& desk_;
  HelperDesks& helpers_;
  Matcher matcher_;
};

}  // namespace broadsheet
