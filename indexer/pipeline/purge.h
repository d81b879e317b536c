// What --purge takes for gone.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace broadsheet {

// Throws Error(kUsage) when one of `paths` does not exist, or is a directory without files from
// below which `live`, if not nullptr, has articles: a drive that is not mounted looks like that.
void refuse_missing_roots(const std::vector<std::string>& paths, const Xapian::Database* live);

// The keys of the files of the index that lay at or under `paths` and are not there any more.
std::vector<std::string> vanished_files(const std::vector<std::string>& paths,
                                        const Xapian::Database& live);

}  // namespace broadsheet
