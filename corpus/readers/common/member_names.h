// The names that news APIs, crawlers and tables give to the members of an article.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

struct MemberName {
  std::string_view name{};
  std::string Article::*field = nullptr;
};

// Of several names for one field the first that is present counts.
std::span<const MemberName> member_names();

// True if both are the same but for the case of ASCII letters.
bool same_member(std::string_view a, std::string_view b);

}  // namespace broadsheet
