// What the system's reasons (errno) mean for a person: who is to blame, and what to do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace Xapian {
class Error;
}

namespace broadsheet {

// What to do about a reason, such as EMFILE; "" when no advice is known.
std::string_view hint_for_reason(int error_number);

// Throws Error(kSystem) when the system refused what Xapian asked for: files, memory, permission.
// The index may be sound then. Returns otherwise. `subject` is the index's path.
void throw_if_refused(const Xapian::Error& error, std::string_view subject);

// Throws Error(kSystem) unless the process can open so many more files. Xapian takes a table that
// it can't open for one that isn't there, so it is to be asked before.
void require_descriptors(size_t count, std::string_view subject);

// Throws the exception now being handled as an Error(kSystem) with advice, when it says that there
// is too little memory (std::bad_alloc) or that no thread could be started; returns otherwise. Call
// only inside a catch block.
void throw_if_exhausted();

}  // namespace broadsheet
