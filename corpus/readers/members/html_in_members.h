// HTML that stands where text is expected.
#pragma once

#include <string_view>

namespace broadsheet {

// True if the text is HTML: it starts with a tag, or has a closing tag, a line break or a link of
// HTML somewhere. "a < b" and "the <p> tag" are text.
bool looks_like_html(std::string_view text);

// True if there is a character reference of HTML in it: "&amp;", "&#8217;".
bool has_character_reference(std::string_view text);

}  // namespace broadsheet
