// Puts the results of many workers back into the order of their batches.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>

#include "indexer/pipeline/batch.h"

namespace broadsheet {

// put() and end_after() on any thread, next() on one.
class OrderedResults {
 public:
  void put(BatchResult&& result) {
    const std::lock_guard lock(mutex_);
    const size_t number = result.number;
    waiting_.emplace(number, std::move(result));
    if (number == next_) arrived_.notify_one();
  }

  // There are `count` results in all.
  void end_after(size_t count) {
    const std::lock_guard lock(mutex_);
    count_ = count;
    arrived_.notify_one();
  }

  // The next result in order; nothing when it hasn't come in that time or at the end.
  std::optional<BatchResult> next(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, patience, [&] { return waiting_.count(next_) > 0 || ended(); });
    const auto found = waiting_.find(next_);
    if (found == waiting_.end()) return std::nullopt;
    std::optional<BatchResult> result(std::move(found->second));
    waiting_.erase(found);
    ++next_;
    return result;
  }

  bool at_end() {
    const std::lock_guard lock(mutex_);
    return ended();
  }

 private:
  bool ended() const { return count_ && next_ == *count_; }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::map<size_t, BatchResult> waiting_;
  size_t next_ = 0;
  std::optional<size_t> count_;
};

}  // namespace broadsheet
