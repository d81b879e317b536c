// The summary that stands between the title of an article and its text.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/readers/html/blocks.h"
#include "corpus/readers/html/outline.h"

namespace broadsheet {

// The summary's blocks, or none: what stands between the heading that is `title` and the node
// `content` and either says by its class that it is the summary or has the words of `description`,
// the page's own.
std::vector<HtmlBlock> find_standfirst(const Outline& outline, uint32_t content,
                                       std::string_view title, std::string_view description);

}  // namespace broadsheet
