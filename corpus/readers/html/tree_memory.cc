#include "corpus/readers/html/tree_memory.h"

namespace broadsheet {
namespace {

thread_local TreeMemory* current = nullptr;

}  // namespace

TreeMemory::Scope::Scope(TreeMemory* memory) : previous_(current) {
  if (memory != nullptr) current = memory;
}
TreeMemory::Scope::~Scope() { current = previous_; }

TreeMemory* TreeMemory::of_this_thread() { return current; }

}  // namespace broadsheet
