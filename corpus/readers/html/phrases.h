// Stock phrases of news pages: lines that are on many pages and tell nothing of the article.
#pragma once

#include <string_view>

namespace broadsheet {

// True if a short paragraph starts as lines do that ask the reader to do something, lead to other
// articles, or credit pictures. Looks at its start only; any case.
bool is_stock_phrase(std::string_view paragraph);

}  // namespace broadsheet
