#include "corpus/support/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
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
  BoundedQueue<int> queue(10);
  queue.push(1, 6);
  EXPECT_EQ(queue.pop(), 1);
  std::atomic<bool> pushed{false};
  std::jthread pusher([&] {
    queue.push(2, 6);
    pushed = true;
  });
  EXPECT_FALSE(pushed) << "6 of 10 are still under way";
  queue.release(6);
  EXPECT_EQ(queue.pop(), 2);
}

TEST(BoundedQueue, LetsAnItemPassThatIsTooHeavyWhenItIsAlone) {
  BoundedQueue<int> queue(10);
  EXPECT_TRUE(queue.push(1, 1000));
  EXPECT_EQ(queue.pop(), 1);
}

TEST(BoundedQueue, EndsBothSidesWhenCancelled) {
  BoundedQueue<int> queue(1);
  queue.push(1, 1);
  std::jthread pusher([&] { EXPECT_FALSE(queue.push(2, 1)); });
  queue.cancel();
  EXPECT_EQ(queue.pop(), std::nullopt);
}

}  // namespace
}  // namespace broadsheet
