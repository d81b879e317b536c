// The kinds of elements of a page.
#pragma once

#include <cstdint>

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

}  // namespace broadsheet
