// What the elements of a page are by their names: tags, roles, class names.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>

namespace broadsheet {

// What an element is to a reader of the page.
enum class HtmlMark : uint8_t {
  kPlain,
  kUnread,       // never text that a person reads
  kHidden,       // not shown
  kFurniture,    // around the article, unless it proves to hold the article
  kBoilerplate,  // never the article, whatever it holds, unless it is most of the page
  kBody,         // says that it holds the article's text
  kBodyName,     // the same by its class name, which is less to be trusted
  kStandfirst,   // says that it is the summary above the text
  kByline,       // says that it names the author
};

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
