// Facts of this build. The source of it is written by write_build_facts.cmake, so that a new commit
// compiles that source only.
#pragma once

namespace broadsheet {

extern const char* const kProgramVersion;
extern const char* const
    kProgramCommit;  // "0123abcd4567", with "-dirty" of a changed tree, or "unknown"

}  // namespace broadsheet
