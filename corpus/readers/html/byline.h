// The author as a page shows it to readers.
#pragma once

#include <string>

#include "corpus/readers/html/outline.h"

namespace broadsheet {

// The names in the first element whose class says that it is a byline, separated by "; "; "" if
// there is none. For pages whose metadata name no author.
std::string find_byline(const Outline& outline);

}  // namespace broadsheet
