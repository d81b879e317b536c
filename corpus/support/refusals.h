// Refusals of the system (corpus/support/system_reason.h) as errors.
#pragma once

#include <cstddef>
#include <string_view>

namespace Xapian {
class Error;
}

namespace broadsheet {

// Throws Error(kSystem) when the system refused what Xapian asked for: the index may be sound then.
// Returns otherwise. `subject` is the index's path.
void throw_if_refused(const Xapian::Error& error, std::string_view subject);

// Throws the exception now being handled as an Error(kSystem) when it is of too little memory or
// too few threads; returns otherwise. Call only inside a catch block.
void throw_if_exhausted();

// Throws Error(kSystem) when the process can hardly get any memory; returns otherwise. For a
// std::bad_alloc that may as well come of a length in damaged data that makes no sense.
void throw_if_memory_is_short();

// Throws Error(kSystem) unless the process has the memory to start so many threads. To be asked
// before the first is started: the allocator gives each thread a part of memory of its own, and
// crashes in the thread when there is none.
void require_thread_memory(size_t threads);

// Throws Error(kSystem) unless the process can open so many more files. Xapian takes a table that
// it can't open for one that isn't there, so it is to be asked before.
void require_descriptors(size_t count, std::string_view subject);

}  // namespace broadsheet
