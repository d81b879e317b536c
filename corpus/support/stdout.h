// Results on their way to stdout, and how a closed pipe is noticed there.
#pragma once

#include <string_view>

#include "corpus/support/closed_pipe.h"

namespace broadsheet {

// Writes to stdout, buffered by C's stdio. Throws ClosedPipe when the reader is gone and
// Error(kSystem) when writing fails otherwise (a full disk).
void write_stdout(std::string_view text);

// Hands what is buffered to the system; throws as write_stdout() does.
void flush_stdout();

}  // namespace broadsheet
