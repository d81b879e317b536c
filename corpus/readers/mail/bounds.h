// What a message may have before GMime takes it apart, which keeps some hundred bytes of each header
// and more than a thousand of each part.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet {

struct BrokenBound {
  std::string reason;  // as a person would say it after the message's name; "" when none is broken
  size_t at = 0;       // what comes before is within all bounds
};

// The first bound that a message breaks. Takes time linear in the message.
BrokenBound broken_bound(std::string_view message);

}  // namespace broadsheet
