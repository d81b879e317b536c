// The division, with the measurements that it rests on.
#include "indexer/pipeline/memory_plan.h"

#include <unistd.h>

#include <algorithm>

#include "corpus/article/article.h"

namespace broadsheet {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

// The program, its dictionary, the stages of a merge.
constexpr size_t kBase = 64 * kMegabyte;
// A worker's caches, compressor and run.
constexpr size_t kWorker = 24 * kMegabyte;

// From its bytes in a file to its run, an article costs four times its length (254 MB in all for
// one of 60 MB) and, on top of that, so much for each distinct word: Xapian's document and inverter
// and our caches (4.4 GB for 7.5 million).
constexpr size_t kCostPerByte = 4;
constexpr size_t kCostPerWord = 500;

// More under way wouldn't make the workers any busier.
constexpr size_t kUsefulUnderWay = 32 * kMegabyte;

// What xz needs for files of its highest level.
constexpr size_t kLeastToUnpack = 66 * kMegabyte;

// A page's tree takes two to eight times its size, one of nothing but the shortest paragraphs eighty
// times; what is read off it takes half as much again.
constexpr size_t kTreeShare = 4;

}  // namespace

MemoryPlan plan_memory(size_t memory, size_t jobs) {
  MemoryPlan plan{};
  plan.jobs = std::clamp<size_t>((memory / 2 - kBase) / kWorker, 1, jobs);
  plan.article_bytes = std::min(kMaxArticleBytes, memory / 4 / kCostPerByte);
  plan.article_words = memory / 4 / kCostPerWord;
  plan.unpack_bytes = std::max(memory / 4, kLeastToUnpack);
  plan.tree_bytes = memory / kTreeShare;
  plan.under_way = std::min(memory / 4, (plan.jobs + 1) * kUsefulUnderWay);
  return plan;
}

size_t default_memory() {
  const size_t machine =
      static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return std::clamp(machine / 4, kLeastMemory, 1024 * kMegabyte);
}

}  // namespace broadsheet
