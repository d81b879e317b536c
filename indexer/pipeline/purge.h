// What --purge takes for gone, and --rebuild would leave out.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet {

// Which missing paths are refused: all, or those that the index has articles from.
enum class MissingRoots : uint8_t { kAll, kWithArticles };

// Throws Error(kUsage) when one of `paths` does not exist, see `refused`, or is a directory without
// files from below which `live`, if not nullptr, has articles: a drive that is not mounted looks
// like that.
void refuse_missing_roots(const std::vector<std::string>& paths, const Xapian::Database* live,
                          MissingRoots refused);

// The keys of the files of the index that lay at or under `paths` and are not there any more.
std::vector<std::string> vanished_files(const std::vector<std::string>& paths,
                                        const Xapian::Database& live);

}  // namespace broadsheet
