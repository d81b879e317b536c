// The character encoding that a web page declares.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// The charset that a meta element or an XML declaration among the first bytes names, or "".
std::string declared_charset(std::string_view page);

}  // namespace broadsheet
