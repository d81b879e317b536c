// What class names and ids say of elements.
#pragma once

#include <string_view>

#include "corpus/readers/html/mark.h"

namespace broadsheet {

// The strongest mark among the names of a class or id attribute.
HtmlMark mark_of_names(std::string_view names);

// True if a word of the names says that what is there is about other articles or by readers.
bool has_elsewhere_word(std::string_view names);

}  // namespace broadsheet
