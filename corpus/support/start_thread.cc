#include "corpus/support/start_thread.h"

#include <future>
#include <memory>
#include <utility>

#include "corpus/support/refusals.h"

namespace broadsheet {

std::jthread start_thread(std::function<void()> body) {
  require_thread_memory(1);
  auto ready = std::make_unique<std::promise<void>>();
  std::future<void> has_memory = ready->get_future();
  std::jthread thread([body = std::move(body), ready = std::move(ready)]() mutable {
    const auto first = std::make_unique<std::promise<void>>();  // asks the allocator
    ready->set_value();
    body();
  });
  has_memory.wait();
  return thread;
}

}  // namespace broadsheet
