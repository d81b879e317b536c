// The one writer's hold on an index directory.
#pragma once

#include <chrono>

#include "corpus/store/index_location.h"
#include "corpus/support/file_descriptor.h"

namespace broadsheet {

// What the lock is taken for, and so what must be there.
enum class LockFor {
  kCreating,   // an index of ours, or a place for one, which is made if it is missing
  kChanging,   // an index of ours
  kRepairing,  // anything that may have been one
};

// flock(2) on the file ".lock", which names the process. Released by the destructor or the end of
// the process.
class WriterLock {
 public:
  // Throws Error(kIndex), and has changed nothing then, unless there is what the lock is for. Waits
  // up to `wait`, then throws Error(kIndexLocked) that names the holder.
  WriterLock(const IndexLocation& location, std::chrono::seconds wait, LockFor purpose);

 private:
  FileDescriptor file_;
};

}  // namespace broadsheet
