// Finds the elements of a page that hold the article.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/readers/html/outline.h"

namespace broadsheet {

// The elements that together hold the article's text, as indices into the nodes of a pruned outline
// in document order; none holds another. Empty when nothing looks like an article.
std::vector<uint32_t> find_content(const Outline& outline);

}  // namespace broadsheet
