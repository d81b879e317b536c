// What --version prints.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// "news-query 1.2.3", then the commit that was built, the version of the index's schema and that of
// Xapian, a line each.
std::string version_text(std::string_view program);

}  // namespace broadsheet
