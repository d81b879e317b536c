// The members of an article by their names, wherever they come from: JSON, tables, front matter.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

struct ArticleMember {
  std::string name;
  nlohmann::ordered_json value;
  bool used = false;     // a field holds it
  bool changed = false;  // fields hold parts of it
};

// False for fields where a number would be a key of some other table: WordPress has such authors and
// categories.
bool takes_numbers(std::string Article::*field);

// Fills the fields that are empty by the members that the table of names knows (member_names.h),
// and marks these as used; what is used within an object is taken out of it. A value may be a text,
// a number (of an id or date), an object with a name, or a list of these; HTML is read as text
// (`path` names the file in errors). An article in the layout of others that names no source has
// the site of its address. Throws InputError for HTML beyond all bounds.
void fill_article(std::span<ArticleMember> members, std::string_view path, Article& article);

// The members that no field holds, as a JSON object; "" when there are none.
std::string unused_members(std::span<const ArticleMember> members);

}  // namespace broadsheet
