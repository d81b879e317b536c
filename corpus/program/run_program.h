// The frame of each program: errors become messages and exit codes.
#pragma once

#include <string_view>

namespace broadsheet {

// Runs the body of a program and turns whatever it throws (Error, Xapian::Error, std::exception)
// into a message on stderr ("PROGRAM: message", then "hint: ...") and an exit code. The only
// catch-all of a program. A closed pipe (EPIPE on stdout) ends quietly with 0.
int run_program(std::string_view program, int (*body)(int argc, char** argv), int argc,
                char** argv);

}  // namespace broadsheet
