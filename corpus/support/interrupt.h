// SIGINT and SIGTERM as a flag that long work looks at.
#pragma once

namespace broadsheet {

// From now on the first SIGINT or SIGTERM sets the flag, and a second one ends the process at once.
void catch_interrupts();

// True once a signal has come. Safe on any thread.
bool interrupted();

// Throws Error(kInterrupted) once a signal has come.
void throw_if_interrupted();

}  // namespace broadsheet
