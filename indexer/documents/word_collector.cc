#include "indexer/documents/word_collector.h"

#include <utility>

namespace broadsheet {

void WordCollector::add(Vocabulary words) {
  if (words.empty()) return;
  const std::lock_guard lock(mutex_);
  parts_.push_back(std::move(words));
  if (parts_.size() >= kMostParts) parts_ = {merge_vocabularies(parts_)};
}

Vocabulary WordCollector::take() {
  const std::lock_guard lock(mutex_);
  if (parts_.size() == 1) return std::move(std::exchange(parts_, {}).front());
  return merge_vocabularies(std::exchange(parts_, {}));
}

}  // namespace broadsheet
