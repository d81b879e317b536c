// Threads that start with the memory they need.
#pragma once

#include <functional>
#include <thread>

namespace broadsheet {

// Starts a thread and returns when it has got its part of memory: the allocator gives each thread one
// when it first asks, and crashes when there is none (jemalloc 5.3). Throws Error(kSystem) when there
// is too little, std::system_error when no thread can be started. `body` must not throw.
std::jthread start_thread(std::function<void()> body);

}  // namespace broadsheet
