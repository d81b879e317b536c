// Parses pages with gumbo, which by itself has no limits: its scope checks walk all open elements,
// unclosed formatting is copied into every paragraph, and it frees its trees by recursion.
#include "corpus/readers/html/tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <new>

#include "corpus/input/byte_source.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// More than any real page nests. The time per tag grows with it.
constexpr size_t kMaxDepth = 400;

// Live bytes that a tree may have: pages of news have trees of two to eight times their size, one
// of nothing but the shortest paragraphs eighty times.
constexpr size_t kMemoryPerByte = 96;
constexpr size_t kMemoryAtLeast = size_t{16} << 20;
constexpr size_t kMemoryAtMost = size_t{2} << 30;

// Elements that have no end tag, or whose end tag may be left out, so that start and end tags say
// nothing about depth; they nest only together with others.
constexpr std::string_view kNotCounted[] = {
    "area",  "base",  "br",       "col",      "embed", "hr",  "img", "input",
    "link",  "meta",  "param",    "source",   "track", "wbr", "p",   "li",
    "dt",    "dd",    "option",   "optgroup", "tr",    "td",  "th",  "thead",
    "tbody", "tfoot", "colgroup", "html",     "head",  "body"};

bool is_counted(std::string_view name) {
  return std::ranges::none_of(kNotCounted, [name](std::string_view other) {
    return ascii::same_ignoring_case(name, other);
  });
}

// Takes out the start tags that open more than kMaxDepth elements at a time. Good enough a scan of
// tags for that: what it takes for a tag in a script or an attribute harms no text.
void limit_depth(std::string& page) {
  size_t depth = 0, out = 0;
  bool is_changed = false;
  for (size_t i = 0; i < page.size();) {
    size_t tag = std::min(page.find('<', i), page.size());
    if (is_changed)
      std::copy(page.begin() + static_cast<std::ptrdiff_t>(i),
                page.begin() + static_cast<std::ptrdiff_t>(tag),
                page.begin() + static_cast<std::ptrdiff_t>(out));
    out += tag - i;
    if (tag == page.size()) break;
    bool is_end = tag + 1 < page.size() && page[tag + 1] == '/';
    size_t name_start = tag + (is_end ? 2 : 1), name_end = name_start;
    while (name_end < page.size() && ascii::is_letter(page[name_end])) ++name_end;
    bool counted = name_end > name_start &&
                   is_counted(std::string_view(page).substr(name_start, name_end - name_start));
    if (counted && is_end && depth > 0) --depth;
    if (counted && !is_end && ++depth > kMaxDepth) {
      --depth;
      is_changed = true;
      i = std::min(page.find('>', tag), page.size() - 1) + 1;
      continue;
    }
    page[out++] = '<';
    i = tag + 1;
  }
  page.resize(out);
}

}  // namespace

// Gumbo's allocator: counts what lives, and frees it all in one loop.
class HtmlTree::Memory {
 public:
  explicit Memory(size_t limit) : limit_(limit) {}
  ~Memory() {
    while (first_ != nullptr) release(first_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  // Where to go when the limit is reached, or there is no memory. Gumbo is C and can't be left by an exception; no frame
  // between has anything to destroy.
  std::jmp_buf give_up;
  static constexpr int kLimitReached = 1, kNoMemory = 2;

  static void* allocate(void* self, size_t size) {
    return static_cast<Memory*>(self)->acquire(size);
  }
  static void deallocate(void* self, void* bytes) {
    if (bytes != nullptr) static_cast<Memory*>(self)->release(static_cast<Block*>(bytes) - 1);
  }

 private:
  struct alignas(std::max_align_t) Block {
    Block* previous;
    Block* next;
    size_t size;
  };

  void* acquire(size_t size) {
    if (used_ + size > limit_) std::longjmp(give_up, kLimitReached);
    void* bytes = std::malloc(sizeof(Block) + size);
    if (bytes == nullptr) std::longjmp(give_up, kNoMemory);
    auto* block = new (bytes) Block{nullptr, first_, size};
    if (first_ != nullptr) first_->previous = block;
    first_ = block;
    used_ += size + sizeof(Block);
    return block + 1;
  }
  void release(Block* block) {
    if (block->previous != nullptr) block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    if (block == first_) first_ = block->next;
    used_ -= block->size + sizeof(Block);
    std::free(block);
  }

  size_t limit_;
  size_t used_ = 0;
  Block* first_ = nullptr;
};

HtmlTree::HtmlTree(std::string page, std::string_view path) : page_(std::move(page)) {
  limit_depth(page_);
  memory_ = std::make_unique<Memory>(
      std::min(kMemoryAtLeast + page_.size() * kMemoryPerByte, kMemoryAtMost));
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Memory::allocate;
  options.deallocator = Memory::deallocate;
  options.userdata = memory_.get();
  options.max_errors = 0;
  switch (setjmp(memory_->give_up)) {
    case Memory::kLimitReached:
      throw InputError(path, "is not valid HTML: its unclosed elements multiply");
    case Memory::kNoMemory:
      throw std::bad_alloc();
  }
  root_ = gumbo_parse_with_options(&options, page_.data(), page_.size())->root;
}

HtmlTree::~HtmlTree() = default;

}  // namespace broadsheet
