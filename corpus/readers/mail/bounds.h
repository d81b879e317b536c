// What a message may have before GMime takes it apart, which keeps some hundred bytes of each header
// and more than a thousand of each part.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// Which bound a message breaks, as a person would say it after its name ("has more than 10000
// parts"); "" when it is within all. Takes time linear in the message.
std::string broken_bound(std::string_view message);

}  // namespace broadsheet
