// The title of an article out of what its page says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// `told` are the titles that the page's metadata have, the most trusted first; `headings` its h1
// elements. A heading that shares most of its words with the first is the title as readers see it,
// without the kicker that may stand before it. The site's name is taken off what is told.
std::string choose_title(const std::vector<std::string>& told,
                         const std::vector<std::string>& headings, std::string_view site);

}  // namespace broadsheet
