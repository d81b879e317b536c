// The author as a page shows it to readers.
#pragma once

#include <string>

#include "corpus/article/article.h"
#include "corpus/readers/html/outline.h"

namespace broadsheet {

// The names in the first element whose class says that it is a byline, separated by "; "; "" if
// there is none. For pages whose metadata name no author.
std::string find_byline(const Outline& outline);

// Fills in the author and the date that are missing from the lines below the headline that say
// nothing else: "By Tom Akers | Posted Nov 5, 2019".
void find_credit(const Outline& outline, Article& article);

}  // namespace broadsheet
