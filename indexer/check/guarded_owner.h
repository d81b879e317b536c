// Whose a damaged generation is.
#pragma once

#include <filesystem>

#include "corpus/store/ownership.h"

namespace broadsheet {

// owner_of() in a process of its own: of a generation that makes Xapian crash the owner is unknown.
// REQUIRES that the process has one thread (corpus/support/guarded_process.h).
Owner guarded_owner_of(const std::filesystem::path& generation);

}  // namespace broadsheet
