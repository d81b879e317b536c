// How much memory the trees of pages may take, for all threads that parse together.
#pragma once

#include <cstddef>
#include <mutex>

namespace broadsheet {

// Small trees are made as they come. A larger one is made while no other thread makes one, and not
// beyond `most` bytes. Thread-safe; outlives the scopes on it.
class TreeMemory {
 public:
  // Bytes of a tree that is small, which any thread may have at any time.
  static constexpr size_t kSmall = size_t{4} << 20;

  explicit TreeMemory(size_t most) : most_(most) {}

  // While it lives, the trees that this thread makes count in that memory: HTML is parsed deep
  // within readers, which know nothing of it. Scopes on nullptr change nothing.
  class Scope {
   public:
    explicit Scope(TreeMemory* memory);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    TreeMemory* const previous_;
  };

  // The memory that trees of this thread count in; nullptr without a scope.
  static TreeMemory* of_this_thread();

  size_t most() const { return most_; }
  std::mutex& large() { return large_; }  // held by the one that has a larger tree

 private:
  const size_t most_;
  std::mutex large_;
};

}  // namespace broadsheet
