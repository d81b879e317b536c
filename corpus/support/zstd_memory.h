// What zstd says when there is no memory, as an exception of its own: it is no damage.
#pragma once

#include <zstd.h>
#include <zstd_errors.h>

#include <cstddef>
#include <new>

namespace broadsheet {

// `result`: what a function of zstd has returned.
inline void throw_if_no_memory(size_t result) {
  if (ZSTD_isError(result) != 0 && ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation)
    throw std::bad_alloc();
}

}  // namespace broadsheet
