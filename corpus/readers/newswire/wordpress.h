// Items of WordPress exports (WXR): RSS with what a site's database holds beside.
#pragma once

#include <cstdint>

#include "corpus/article/article.h"
#include "corpus/readers/xml/element.h"

namespace broadsheet {

// https://developer.wordpress.org/reference/functions/export_wp/
enum class WordPressKind : uint8_t {
  kNone,      // not an item of such an export
  kArticle,   // a published post or page
  kWithheld,  // a draft, private, or still to come
  kOther,     // an image, a menu, a revision: no article
};

WordPressKind wordpress_kind(const XmlElement& item);

// Withholds the article of an item that is not published, and takes the date of its database when
// pubDate has none. `kind`: that of the item.
void complete_wordpress(const XmlElement& item, WordPressKind kind, Article& article);

}  // namespace broadsheet
