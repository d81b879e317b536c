// A queue between threads that bounds the memory of everything under way, not only what is queued.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace broadsheet {

// Items carry a weight (bytes, say). push() waits while the weight of all items pushed and not yet
// release()d would pass `capacity`; an item heavier than that passes alone. Weight is released by
// whoever ends the item's journey, so that results derived from it are bounded too. Any number of
// threads on both ends.
template <typename Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(size_t capacity) : capacity_(capacity) {}

  // False when the queue has been cancelled; the item is then dropped.
  bool push(Item item, size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return cancelled_ || weight_ == 0 || weight_ + weight <= capacity_; });
    if (cancelled_) return false;
    weight_ += weight;
    items_.push_back(std::move(item));
    filled_.notify_one();
    return true;
  }

  // The next item; nothing when the queue is closed and empty, or cancelled.
  std::optional<Item> pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return cancelled_ || closed_ || !items_.empty(); });
    if (cancelled_ || items_.empty()) return std::nullopt;
    std::optional<Item> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  void release(size_t weight) {
    const std::lock_guard lock(mutex_);
    weight_ -= weight;
    room_.notify_all();
  }

  // No more items will come: pop() ends when the rest is taken.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

  // Ends both sides at once.
  void cancel() {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, filled_;
  std::deque<Item> items_;
  const size_t capacity_;
  size_t weight_ = 0;
  bool closed_ = false;
  bool cancelled_ = false;
};

}  // namespace broadsheet
