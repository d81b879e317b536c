// What the address of a page tells.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// "2014-04-02" of ".../2014/04/02/..." or ".../2014-04-02-...", as many sites name pages; or "".
std::string date_in_url(std::string_view url);

// "daily.example" of "https://www.daily.example/a"; or "".
std::string site_of_url(std::string_view url);

}  // namespace broadsheet
