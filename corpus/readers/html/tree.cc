// Parses pages with gumbo, which by itself has no limits: its scope checks walk all open elements,
// unclosed formatting is copied into every paragraph, and it frees its trees by recursion.
#include "corpus/readers/html/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <mutex>
#include <new>

#include "corpus/readers/html/nesting.h"
#include "corpus/readers/html/tree_memory.h"
#include "corpus/support/input_error.h"

namespace broadsheet {
namespace {

// Live bytes that a tree may have: pages of news have trees of two to eight times their size, one
// of nothing but the shortest paragraphs eighty times.
constexpr size_t kMemoryPerByte = 96;
constexpr size_t kMemoryAtLeast = size_t{16} << 20;
constexpr size_t kMemoryAtMost = size_t{2} << 30;

// More than a tag of any page has. The time that gumbo takes grows with the square.
constexpr size_t kMostAttributes = 512;

}  // namespace

// Gumbo's allocator: counts what lives, and frees it all in one loop.
class HtmlTree::Memory {
 public:
  explicit Memory(size_t page_bytes)
      : limit_(std::min(kMemoryAtLeast + page_bytes * kMemoryPerByte, kMemoryAtMost)),
        shared_(TreeMemory::of_this_thread()) {}
  ~Memory() {
    while (first_ != nullptr) release(first_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // Where to go when a limit is reached, or there is no memory. Gumbo is C and can't be left by an
  // exception; no frame
  // between has anything to destroy.
  std::jmp_buf give_up;
  static constexpr int kLimitReached = 1, kNoMemory = 2;

  // Why it was.
  std::string reason() const {
    switch (broken_) {
      case Limit::kAttributes:
        return fmt::format("has a tag of more than {} attributes", kMostAttributes);
      case Limit::kShared:
        return fmt::format(
            "has more elements than fit into {} MB, the share of the memory that a "
            "page may take",
            shared_->most() >> 20);
      case Limit::kMultiplied:
        break;
    }
    return "is not valid HTML: its unclosed elements multiply";
  }

  static void* allocate(void* self, size_t size) {
    return static_cast<Memory*>(self)->acquire(size);
  }
  static void deallocate(void* self, void* bytes) {
    if (bytes != nullptr) static_cast<Memory*>(self)->release(static_cast<Block*>(bytes) - 1);
  }

 private:
  enum class Limit { kMultiplied, kShared, kAttributes };

  struct alignas(std::max_align_t) Block {
    Block* previous;
    Block* next;
    size_t size;
  };

  void* acquire(size_t size) {
    count_attributes(size);
    if (used_ + size > limit_) stop(Limit::kMultiplied);
    if (shared_ != nullptr && used_ + size > TreeMemory::kSmall) {
      if (used_ + size > shared_->most()) stop(Limit::kShared);
      if (!large_.owns_lock()) large_ = std::unique_lock(shared_->large());
    }
    void* bytes = std::malloc(sizeof(Block) + size);
    if (bytes == nullptr) std::longjmp(give_up, kNoMemory);
    auto* block = new (bytes) Block{nullptr, first_, size};
    if (first_ != nullptr) first_->previous = block;
    first_ = block;
    used_ += size + sizeof(Block);
    return block + 1;
  }

  // Those that were made since the last node are of one tag, or of tags of the same element (html
  // and body): they are told by their size.
  void count_attributes(size_t size) {
    if (size == sizeof(GumboNode)) attributes_ = 0;
    if (size == sizeof(GumboAttribute) && ++attributes_ > kMostAttributes) stop(Limit::kAttributes);
  }

  [[noreturn]] void stop(Limit limit) {
    broken_ = limit;
    std::longjmp(give_up, kLimitReached);
  }

  void release(Block* block) {
    if (block->size == sizeof(GumboAttribute) && attributes_ > 0) --attributes_;
    if (block->previous != nullptr) block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    if (block == first_) first_ = block->next;
    used_ -= block->size + sizeof(Block);
    std::free(block);
  }

  const size_t limit_;
  TreeMemory* const shared_;
  std::unique_lock<std::mutex> large_;
  size_t used_ = 0;
  size_t attributes_ = 0;
  Limit broken_ = Limit::kMultiplied;
  Block* first_ = nullptr;
};

HtmlTree::HtmlTree(std::string page, std::string_view path) : page_(std::move(page)) {
  limit_nesting(page_);
  memory_ = std::make_unique<Memory>(page_.size());
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Memory::allocate;
  options.deallocator = Memory::deallocate;
  options.userdata = memory_.get();
  options.max_errors = 0;
  switch (setjmp(memory_->give_up)) {
    case Memory::kLimitReached:
      throw InputError(path, memory_->reason());
    case Memory::kNoMemory:
      throw std::bad_alloc();
  }
  root_ = gumbo_parse_with_options(&options, page_.data(), page_.size())->root;
}

HtmlTree::~HtmlTree() = default;

}  // namespace broadsheet
