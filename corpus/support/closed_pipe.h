// What is thrown when nobody reads the results any more.
#pragma once

namespace broadsheet {

// Thrown by write_stdout(); run_program() ends quietly on it.
struct ClosedPipe {};

}  // namespace broadsheet
