// The title of an article out of what its page says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// `told` is the title as the page's metadata have it, `headings` are the h1 elements. A heading
// that shares most of its words with the title is the title as readers see it. The site's name is
// taken off the end or the start of what is told.
std::string choose_title(const std::string& told, const std::vector<std::string>& headings,
                         std::string_view site);

}  // namespace broadsheet
