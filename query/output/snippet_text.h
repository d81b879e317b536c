// A hit's fragments as one string, with its highlights marked.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "query/search/results.h"

namespace broadsheet::formats {

// How text is escaped and what stands around a highlight.
struct Markup {
  std::string (*escape)(std::string_view text);
  std::string_view open, close;
};

extern const Markup kHtmlMarkup;   // escaped for HTML, <mark>
extern const Markup kPlainMarkup;  // as it is, nothing marked

// A fragment's text, escaped and marked. REQUIRES highlights that are in order, don't overlap and
// lie within the excerpt.
std::string marked_text(const Fragment& fragment, const Markup& markup);

// All fragments, with an ellipsis between them and where text was left out at both ends; runs of
// white space become one space. "" without fragments.
std::string snippet_text(std::span<const Fragment> fragments, const Markup& markup);

}  // namespace broadsheet::formats
