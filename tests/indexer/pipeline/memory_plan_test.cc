#include "indexer/pipeline/memory_plan.h"

#include <gtest/gtest.h>

#include "corpus/article/article.h"

namespace broadsheet {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

TEST(MemoryPlan, DividesTheMemory) {
  struct Case {
    size_t memory, jobs;
    size_t expected_jobs, expected_article;
  };
  const Case cases[] = {
      {192 * kMegabyte, 1, 1, 12 * kMegabyte},       {192 * kMegabyte, 64, 1, 12 * kMegabyte},
      {1024 * kMegabyte, 2, 2, kMaxArticleBytes},    {1024 * kMegabyte, 64, 18, kMaxArticleBytes},
      {16384 * kMegabyte, 64, 64, kMaxArticleBytes},
  };
  for (const Case& c : cases) {
    const MemoryPlan plan = plan_memory(c.memory, c.jobs);
    EXPECT_EQ(plan.jobs, c.expected_jobs) << c.memory;
    EXPECT_EQ(plan.article_bytes, c.expected_article) << c.memory;
    EXPECT_LE(plan.under_way, c.memory / 4);
    EXPECT_GE(plan.under_way, 10 * kMegabyte) << "a batch for a worker";
    EXPECT_GE(plan.article_words, 100'000u);
  }
}

TEST(MemoryPlan, TakesAtMostAGigabyteByDefault) {
  EXPECT_GE(default_memory(), kLeastMemory);
  EXPECT_LE(default_memory(), 1024 * kMegabyte);
}

}  // namespace
}  // namespace broadsheet
