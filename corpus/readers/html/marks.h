// What the elements of a page are by their names: tags, roles, class names.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>

#include "corpus/readers/html/mark.h"

namespace broadsheet {

// How the text of an element is set apart from what stands around it.
enum class HtmlFlow : uint8_t {
  kInline,
  kLineBreak,
  kCell,   // by a space
  kLine,   // on lines of its own
  kBlock,  // a paragraph of its own
};

// The mark of an element by, in this order, its tag, its being hidden, its ARIA role, its
// microdata, its class names and id.
HtmlMark mark_of(const GumboNode* element);

// True if an element holds what is about or by others than the article and its author, by its tag,
// class names and id: comments, related and most-read articles, sidebars, footers.
bool is_of_other_articles(const GumboNode* element);

HtmlFlow flow_of(GumboTag tag);

// True of the tags whose text no person reads (script, style, form controls).
bool is_unread(GumboTag tag);

}  // namespace broadsheet
