// Reads that damage can make fail.
#pragma once

#include <functional>

namespace broadsheet {

// Runs a read of a damaged index. False when damage made it fail: as Xapian's errors, as our own of
// damaged data, or as the standard exceptions that lengths which make no sense cause in Xapian.
// Throws on what is no damage: an interrupt, and Error(kSystem) when the system refuses files,
// permission or memory. REQUIRES that the read may be left half done.
bool readable(const std::function<void()>& read);

}  // namespace broadsheet
