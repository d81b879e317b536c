#include "corpus/support/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <latch>
#include <optional>
#include <thread>
#include <vector>

namespace broadsheet {
namespace {

TEST(BoundedQueue, HandsEveryItemToOneTaker) {
  BoundedQueue<int> queue(10);
  std::atomic<int> sum{0};
  {
    std::vector<std::jthread> takers;
    for (int t = 0; t < 3; ++t)
      takers.emplace_back([&] {
        while (auto item = queue.pop()) {
          sum += *item;
          queue.release(3);
        }
      });
    for (int i = 1; i <= 1000; ++i) EXPECT_TRUE(queue.push(i, 3));
    queue.close();
  }
  EXPECT_EQ(sum, 500500);
}

TEST(BoundedQueue, CountsWhatIsUnderWayAndNotOnlyWhatIsQueued) {
  BoundedQueue<int> queue(10);  // room for one item of 6
  std::atomic<int> under_way{0}, most{0};
  {
    std::vector<std::jthread> takers;
    for (int t = 0; t < 3; ++t)
      takers.emplace_back([&] {
        while (queue.pop()) {
          const int now = ++under_way;
          if (now > most) most = now;
          std::this_thread::yield();
          --under_way;
          queue.release(6);
        }
      });
    for (int i = 0; i < 300; ++i) queue.push(i, 6);
    queue.close();
  }
  EXPECT_EQ(most, 1) << "another item was handed out before the first one was released";
}

TEST(BoundedQueue, LetsAnItemPassThatIsTooHeavyWhenItIsAlone) {
  BoundedQueue<int> queue(10);
  EXPECT_TRUE(queue.push(1, 1000));
  EXPECT_EQ(queue.pop(), 1);
}

// How many of 4 threads that begin to `act` before the queue is cancelled return true.
int ended_by_cancelling(BoundedQueue<int>& queue, const std::function<bool()>& act) {
  constexpr int kThreads = 4;
  std::latch begun(kThreads);
  std::atomic<int> ended{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&] {
        begun.count_down();
        if (act()) ++ended;
      });
    begun.wait();
    queue.cancel();
  }
  return ended;
}

TEST(BoundedQueue, RefusesWaitingItemsWhenCancelled) {
  BoundedQueue<int> queue(1);
  queue.push(1, 1);
  EXPECT_EQ(ended_by_cancelling(queue, [&] { return !queue.push(2, 1); }), 4);
  EXPECT_EQ(queue.pop(), std::nullopt) << "what was queued is dropped";
}

TEST(BoundedQueue, EndsWaitingTakersWhenCancelled) {
  BoundedQueue<int> queue(1);
  EXPECT_EQ(ended_by_cancelling(queue, [&] { return !queue.pop(); }), 4);
}

}  // namespace
}  // namespace broadsheet
