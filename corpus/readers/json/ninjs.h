// An object of ninjs -> an article.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// True if the object is an item of IPTC's ninjs, by the members that all versions have.
bool is_ninjs(const nlohmann::ordered_json& object);

// The article of an item of ninjs 1.x, 2.x or 3.x (https://iptc.org/std/ninjs/): id, headline,
// body, names of subjects, versions and status. `path` names the file.
Article ninjs_article(const nlohmann::ordered_json& item, std::string_view path);

}  // namespace broadsheet
