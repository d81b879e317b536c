// What a page says of its article in JSON-LD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/html/facts.h"

namespace broadsheet {

// Offers what the articles described in `scripts` tell, the texts of the page's script elements of
// type application/ld+json. Broken ones are passed over. When several articles are described the
// page's own is taken: the one that calls itself an article, of these the first.
void read_json_ld(const std::vector<std::string_view>& scripts, Facts& facts);

}  // namespace broadsheet
