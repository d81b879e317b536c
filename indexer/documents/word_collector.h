// The words of the articles of a run, gathered from its threads.
#pragma once

#include <mutex>
#include <vector>

#include "corpus/analysis/vocabulary.h"

namespace broadsheet {

// Thread-safe.
class WordCollector {
 public:
  void add(Vocabulary words);

  // All that was added since the last call.
  Vocabulary take();

 private:
  // So many lists are merged when they have come together: memory stays bounded by the number of
  // distinct words.
  static constexpr size_t kMostParts = 16;

  std::mutex mutex_;
  std::vector<Vocabulary> parts_;
};

}  // namespace broadsheet
