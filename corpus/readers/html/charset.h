// The character encoding that a web page declares.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// The charset that a meta element or an XML declaration among the first bytes names, or "".
std::string declared_charset(std::string_view page);

// The charset to decode a page with, `stated` outside it or declared in it; "" where it is UTF-8.
// Pages that were saved by programs are often UTF-8 whatever they go on declaring; by chance bytes of
// another encoding are never valid UTF-8 for long.
std::string charset_of(std::string_view page, std::string_view stated = {});

}  // namespace broadsheet
