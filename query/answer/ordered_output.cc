#include "query/answer/ordered_output.h"

namespace broadsheet {

void OrderedOutput::put(size_t number, std::string answer) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return cancelled_ || number < next_ + kMaxAhead; });
  if (cancelled_) return;
  waiting_.emplace(number, std::move(answer));
  for (auto first = waiting_.find(next_); first != waiting_.end(); first = waiting_.find(next_)) {
    write_(first->second);
    waiting_.erase(first);
    ++next_;
  }
  moved_.notify_all();
}

void OrderedOutput::cancel() {
  const std::scoped_lock lock(mutex_);
  cancelled_ = true;
  moved_.notify_all();
}

}  // namespace broadsheet
