// The names of what is in an index directory, in one place.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet {

// In the index directory, beside the generations (corpus/store/generations.h).
inline constexpr std::string_view kStubFile = "XAPIANDB";
inline constexpr std::string_view kNewStubFile = "XAPIANDB.new";
// Hidden, so that `add .` doesn't take it for an article before there is an index around it.
inline constexpr std::string_view kLockFile = ".lock";
inline constexpr std::string_view kRunsFolder = "broadsheet-runs";

// More than a stub or a lock of ours holds.
inline constexpr size_t kMostStubBytes = 64;
inline constexpr size_t kMostLockBytes = 64;

// In a generation: our own file, and those of Xapian's glass backend (1.4).
inline constexpr std::string_view kDictionaryFile = "dictionary";
inline constexpr std::string_view kVersionFile = "iamglass";
inline constexpr std::string_view kDocumentsTable = "docdata.glass";
inline constexpr std::string_view kPostingsTable = "postlist.glass";
inline constexpr std::string_view kPositionsTable = "position.glass";
inline constexpr std::string_view kTableSuffix = ".glass";

}  // namespace broadsheet
