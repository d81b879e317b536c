// Keeps a process, and the libraries in it, from opening files for changes.
#pragma once

namespace broadsheet {

// From now on open(2) with O_RDWR opens for reading only, whoever calls it in this process.
// Xapian's check of its tables asks for both and only reads; so it works on files that may not be
// written, and can't change them. There is no way back: for processes that do nothing else.
void open_only_for_reading();

}  // namespace broadsheet
