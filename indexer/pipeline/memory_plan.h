// Divides the memory of --memory among what a run of `add` holds at the same time.
#pragma once

#include <cstddef>

namespace broadsheet {

// The least that --memory can be.
inline constexpr size_t kLeastMemory = size_t{192} << 20;

// All sizes in bytes. Reading one article, and indexing it, cost together less than half of the
// memory; threads, caches and merging have the other half.
struct MemoryPlan {
  size_t jobs;           // worker threads
  size_t under_way;      // what batches that are read and not yet accepted may cost
  size_t article_bytes;  // the longest article that is taken
  size_t article_words;  // the most distinct words of an article that is taken
  size_t unpack_bytes;   // of the decoder of a compressed file
  size_t tree_bytes;     // of the tree of a page, the only large one at a time
};

// REQUIRES memory >= kLeastMemory and jobs > 0.
MemoryPlan plan_memory(size_t memory, size_t jobs);

// A quarter of the machine's memory, at most 1 GB.
size_t default_memory();

}  // namespace broadsheet
