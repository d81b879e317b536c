// Articles from web pages: the one way from HTML to an Article, for all readers.
//
//   pages (files, WARC responses):  extract_article()
//   fragments that are the article (content:encoded of feeds, HTML parts of mail): html_to_text()
#pragma once

#include <string>
#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// Where a page comes from.
struct HtmlSource {
  std::string_view name = {};     // what error messages call it: its path or record
  std::string_view url = {};      // used where the page does not tell its own; "" if not known
  std::string_view charset = {};  // as the transport told it; the page's own comes after it
};

// The article on a page: title (without the site's name), author, date, source (the site), lang,
// url (the canonical one), section, keywords, extra (description) as far as the page tells, and its
// text: paragraphs in their order, separated by blank lines; lines of lists and tables by single
// line breaks. Navigation, captions, related links, comments, newsletters and cookies are left
// out, and the title above the text. `id` and `path` stay empty. A page without an article gives
// what text it has. `page` is bytes in any encoding; it is read as UTF-8 if it is valid UTF-8,
// whatever it declares.
//
// Time and memory are bounded by a multiple of the page's size. Throws InputError for pages that
// can't be read (HtmlTree). Thread-safe.
Article extract_article(std::string page, const HtmlSource& source);

// The text of HTML that is known to be all article: nothing is pruned but what nobody sees
// (scripts, styles, hidden elements). `html` is UTF-8. Paragraphs as above. Throws as above.
std::string html_to_text(std::string html, std::string_view name);

}  // namespace broadsheet
