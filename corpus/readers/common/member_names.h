// The names that news APIs, crawlers and tables give to the members of an article.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

enum class MemberForm : uint8_t {
  kAsGiven,  // text, or HTML where its tags show it
  kHtml,
  kUtc,  // a date of UTC that may lack its zone
};

struct MemberName {
  std::string_view name{};  // "fields.bodyText" is `bodyText` in the object `fields`
  std::string Article::*field = nullptr;
  MemberForm form = MemberForm::kAsGiven;
};

// Of several names for one field the first that is present counts.
std::span<const MemberName> member_names();

// The name in the table that a member has, whatever its capitals, with or without "_", "-" and
// spaces ("Published At" is published_at); nullptr when there is none. Thread-safe.
const MemberName* find_member(std::string_view name);

// True if the table knows members of an object of that name: "fields" of "fields.bodyText".
bool has_known_parts(std::string_view name);

// True if it is one of the names that JSON lines of ours use.
bool is_own_name(const MemberName& name);

// True if both are the same but for the case of ASCII letters.
bool same_member(std::string_view a, std::string_view b);

}  // namespace broadsheet
