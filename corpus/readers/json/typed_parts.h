// Articles whose text is a list of typed parts, as the Washington Post has them (TREC News track).
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// The member that holds the parts.
inline constexpr std::string_view kTypedParts = "contents";

// Takes the parts out of the object, if it has any: paragraphs, headings and lists are the text
// (without their markup), the kicker is the section; title, author and date only where the object
// itself has none. Pictures, videos and what is known about authors are left out.
void take_typed_parts(nlohmann::ordered_json& object, std::string_view path, Article& article);

}  // namespace broadsheet
