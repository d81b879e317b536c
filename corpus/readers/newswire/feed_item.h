// One item of a feed -> an article.
#pragma once

#include <span>

#include "corpus/article/article.h"
#include "corpus/readers/xml/element.h"

namespace broadsheet {

// What a feed says for all its items.
struct FeedFacts {
  std::string title;
  std::string author;
  std::string lang;
  std::string link;  // its site, which relative links start from where no xml:base says otherwise
};

// The name of an element of a feed, by which its meaning can be looked up: "title" of any version
// of RSS or Atom; elements of known modules with the usual prefix, whatever prefix stands there
// ("dc:creator", "content:encoded"); others as written.
std::string feed_name(const XmlElement& element);

// Takes in what an element of a feed outside of items says.
void read_feed_fact(const XmlElement& element, FeedFacts& facts);

// The article of an RSS item or Atom entry; without an id when the item has none. `ancestors`: see
// XmlHandler; `path` names the file.
Article feed_article(const XmlElement& item, std::span<const XmlElement> ancestors,
                     const FeedFacts& feed, std::string_view path);

}  // namespace broadsheet
